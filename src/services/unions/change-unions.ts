import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import type { OrgCard } from '../../kernel/orgs/contract.ts'
import {
  closeOrg,
  mergeOrgs,
  moveOrg,
  nextCodeBelow,
  type Org,
  orgCards,
  orgsByIds,
  renameOrg,
  reopenOrg,
  splitOrg,
} from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Change, ChangeCounts, ChangeWish } from './changes.model.ts'
import { factsOfClosing, factsOfReopening } from './changes.rules.ts'
import { endProfiles, insertChange, resumeProfile } from './changes.store.ts'
import { countAlong } from './count-along.ts'
import { refusal } from './errors.ts'
import { factsOfFounding } from './foundings.rules.ts'
import { findEmployerUnion, findProfile, insertProfiles } from './foundings.store.ts'
import { reachOrg, reachOrgBelow } from './reach-org.ts'
import { endTerms } from './terms.store.ts'
import { changeSentences } from './text.ts'

export type Changed = { sentence: string; on: string; counts: ChangeCounts; orgs: OrgCard[] }

const permission = 'unions.change'

/** 组织变动: moves, merges, splits, renames, closes or reopens; the same request twice is one change. */
export async function changeUnions(
  actor: Actor,
  wish: ChangeWish,
  idempotencyKey: string,
): Promise<Changed & { id: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: ['unions.change', wish] }, async () => {
      const change = await perform(tx, actor, wish)
      const id = await insertChange(tx, actor, change)
      const orgs = await orgCards(tx, change.orgIds)
      await recordAudit(tx, actor, {
        action: `unions.${change.kind}`,
        subjectKind: 'orgs.org',
        subjectId: change.orgId,
        orgId: change.orgId,
        detail: { on: change.on, basis: change.basis, sentence: change.sentence },
      })
      return { id, sentence: change.sentence, on: change.on, counts: change.counts, orgs }
    }),
  )
}

class TakenBack extends Error {
  readonly changed: Changed
  constructor(changed: Changed) {
    super('tried and taken back')
    this.changed = changed
  }
}

/** 办理前核对: tries the change and takes it back, so that whatever would refuse it refuses now. */
export async function previewChange(actor: Actor, wish: ChangeWish): Promise<Changed> {
  const tried = transaction(actor, async (tx): Promise<never> => {
    const { sentence, on, counts, orgIds } = await perform(tx, actor, wish)
    throw new TakenBack({ sentence, on, counts, orgs: await orgCards(tx, orgIds) })
  })
  return tried.catch((error: unknown) => {
    if (error instanceof TakenBack) return error.changed
    throw error
  })
}

function perform(tx: Tx, actor: Actor, wish: ChangeWish): Promise<Change> {
  switch (wish.kind) {
    case 'move':
      return move(tx, actor, wish)
    case 'merge':
      return merge(tx, actor, wish)
    case 'split':
      return split(tx, actor, wish)
    case 'rename':
      return rename(tx, actor, wish)
    case 'close':
      return close(tx, actor, wish)
    case 'reopen':
      return reopen(tx, actor, wish)
  }
}

type Wish<Kind extends ChangeWish['kind']> = Extract<ChangeWish, { kind: Kind }>

async function move(tx: Tx, actor: Actor, wish: Wish<'move'>): Promise<Change> {
  const { orgId, parentId, on, basis } = wish
  const org = await reachOrgBelow(tx, actor, permission, orgId)
  const parent = await reachOrg(tx, actor, permission, parentId)
  const [from] = await orgsByIds(tx, org.parentId ? [org.parentId] : [])
  const counts = await countAlong(tx, actor, [org])
  await moveOrg(tx, { orgId, parentId, on })
  const facts = { name: org.name, from: from?.name ?? '', to: parent.name }
  return {
    kind: 'move',
    orgId,
    orgPath: [...parent.path, orgId],
    orgIds: [orgId, parentId, ...(org.parentId ? [org.parentId] : [])],
    on,
    basis,
    sentence: fillSentence(changeSentences.move, facts),
    counts,
  }
}

async function merge(tx: Tx, actor: Actor, wish: Wish<'merge'>): Promise<Change> {
  const { intoId, on, basis } = wish
  const fromIds = [...new Set(wish.fromIds)]
  const from: Org[] = []
  for (const id of fromIds) from.push(await reachOrgBelow(tx, actor, permission, id))
  const into = await reachOrgBelow(tx, actor, permission, intoId)
  const counts = await countAlong(tx, actor, from)
  await mergeOrgs(tx, { fromIds, intoId, on })
  await endProfiles(tx, fromIds, on)
  await endTerms(tx, fromIds, on, 'union-ended')
  await recordFacts(tx, factsOfClosing(from, on))
  const facts = { names: from.map((org) => org.name), into: into.name }
  return {
    kind: 'merge',
    orgId: intoId,
    orgPath: into.path,
    orgIds: [intoId, ...fromIds],
    on,
    basis,
    sentence: fillSentence(changeSentences.merge, facts),
    counts,
  }
}

async function split(tx: Tx, actor: Actor, wish: Wish<'split'>): Promise<Change> {
  const { orgId, on, basis } = wish
  const org = await reachOrgBelow(tx, actor, permission, orgId)
  const children = new Map<string, Org>()
  for (const childId of wish.parts.flatMap((part) => part.childIds)) {
    const child = await reachOrg(tx, actor, permission, childId)
    if (children.has(childId)) throw refusal('unions.child-twice', { name: child.name })
    children.set(childId, child)
  }
  const empty = wish.parts.find((part) => part.childIds.length === 0)
  if (empty && org.kind !== 'grassroots' && org.kind !== 'firm')
    throw refusal('unions.part-without-child', { name: empty.name })

  const counts = await countAlong(tx, actor, [...children.values()])
  const [parent] = await orgsByIds(tx, org.parentId ? [org.parentId] : [])
  const ids: string[] = []
  for (const part of wish.parts) {
    const id = newId()
    const code = part.code ?? (await nextCodeBelow(tx, parent ?? org))
    await splitOrg(tx, { orgId, parts: [{ ...part, id, code, kind: org.kind }], on })
    ids.push(id)
  }
  const above = org.path.slice(0, -1)
  const blank = { employerName: null, employerCreditCode: null, workerCount: null }
  await insertProfiles(
    tx,
    ids.map((id) => ({ ...blank, orgId: id, orgPath: [...above, id], establishedOn: on, source: 'split' as const })),
    now(),
  )
  const founded = ids.map((id) => ({ orgId: id, orgPath: [...above, id], on, kind: org.kind }))
  await recordFacts(tx, founded.flatMap(factsOfFounding))
  return {
    kind: 'split',
    orgId,
    orgPath: org.path,
    orgIds: [orgId, ...ids, ...children.keys()],
    on,
    basis,
    sentence: fillSentence(changeSentences.split, { name: org.name, parts: wish.parts.map((part) => part.name) }),
    counts,
  }
}

async function rename(tx: Tx, actor: Actor, wish: Wish<'rename'>): Promise<Change> {
  const { orgId, name, on, basis } = wish
  const org = await reachOrgBelow(tx, actor, permission, orgId)
  await renameOrg(tx, { orgId, name, on })
  return {
    kind: 'rename',
    orgId,
    orgPath: org.path,
    orgIds: [orgId],
    on,
    basis,
    sentence: fillSentence(changeSentences.rename, { from: org.name, to: name }),
    counts: { unions: 0, members: 0, openCases: 0, accounts: 0 },
  }
}

/** What a merger took from it stays with the successor, and nobody leads it before an election. */
async function reopen(tx: Tx, actor: Actor, wish: Wish<'reopen'>): Promise<Change> {
  const { orgId, on, basis, reason } = wish
  await reachOrgBelow(tx, actor, permission, orgId)
  const org = await reopenOrg(tx, { orgId, on })
  await requireFreeEmployer(tx, orgId)
  await resumeProfile(tx, orgId)
  await recordFacts(tx, factsOfReopening(org, on))
  return {
    kind: 'reopen',
    orgId,
    orgPath: org.path,
    orgIds: [orgId],
    on,
    basis,
    sentence: fillSentence(changeSentences.reopen, { name: org.name, reason }),
    counts: { unions: 1, members: 0, openCases: 0, accounts: 0 },
  }
}

/** While it was closed its employer was free to found another; the tree is held, so that nobody founds one now. */
async function requireFreeEmployer(tx: Tx, orgId: string): Promise<void> {
  const profile = await findProfile(tx, orgId)
  const standing = profile?.employerCreditCode && (await findEmployerUnion(tx, profile.employerCreditCode))
  if (!standing) return
  throw refusal('unions.employer-covered', { employer: profile.employerName!, name: standing.name })
}

async function close(tx: Tx, actor: Actor, wish: Wish<'close'>): Promise<Change> {
  const { orgId, on, basis } = wish
  const org = await reachOrgBelow(tx, actor, permission, orgId)
  const counts = await countAlong(tx, actor, [org])
  await closeOrg(tx, { orgId, on })
  if (counts.members > 0 || counts.openCases > 0) throw refusal('unions.not-empty', { name: org.name, ...counts })
  await endProfiles(tx, [orgId], on)
  await endTerms(tx, [orgId], on, 'union-ended')
  await recordFacts(tx, factsOfClosing([org], on))
  return {
    kind: 'close',
    orgId,
    orgPath: org.path,
    orgIds: [orgId],
    on,
    basis,
    sentence: fillSentence(changeSentences.close, { name: org.name }),
    counts,
  }
}
