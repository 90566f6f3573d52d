import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { readCalendar, workingDaysBetween } from '../../kernel/calendar/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commitmentCase } from './commitment-case.ts'
import { lockCommitments, nextPlace, saveStanding } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { insertEntry, insertList, listOfYear, lockYear } from './lists.store.ts'
import type { Commitment, CommitmentList, PublishScope } from './model.ts'
import { audienceOf, unionOf } from './rules.ts'
import { listText, moveText, scopeNames } from './text.ts'

export type PublishList = {
  readonly orgId: Id
  readonly year: number
  readonly scope: PublishScope
  readonly words: string
  readonly commitmentIds: readonly Id[]
}

/**
 * 公开清单: what was reported to a union becomes its list of the year, within a scope. What comes later is added to the same
 * list within the same scope, and bears its own day.
 */
export function publishList(actor: Actor, input: PublishList, idempotencyKey: string): Promise<{ id: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { list: input } }, async () => {
      const union = await requireReachableOrg(tx, actor, 'commitments.publish', input.orgId)
      await lockYear(tx, union.id, input.year)
      const chosen = await requireReported(tx, union, input)
      const list = (await existing(tx, input)) ?? (await opened(tx, actor, union, input))
      let place = await nextPlace(tx, list.id)
      for (const commitment of chosen) {
        await enter(tx, actor, { commitment, list, place })
        place += 1
      }
      await recordAudit(tx, actor, {
        action: 'commitments.published',
        subjectKind: 'commitments.list',
        subjectId: list.id,
        orgId: union.id,
        detail: { year: list.year, scope: list.scope, commitments: chosen.map((one) => one.id) },
      })
      return { id: list.id }
    }),
  )
}

/** In the order in which they were chosen. */
async function requireReported(tx: Tx, union: Org, { commitmentIds, year }: PublishList): Promise<Commitment[]> {
  const ids = [...new Set(commitmentIds)]
  if (ids.length === 0) throw refusal('commitments.nothing-chosen')
  const found = new Map((await lockCommitments(tx, ids)).map((one) => [one.id, one]))
  return ids.map((id) => {
    const one = found.get(id)
    if (!one?.orgPath.includes(union.id)) throw refusal('commitments.commitment-missing')
    if (one.reportedTo !== union.id || one.year !== year || one.state !== 'reported')
      throw refusal('commitments.not-reported-here', { title: one.title })
    return one
  })
}

async function existing(tx: Tx, { orgId, year, scope }: PublishList): Promise<CommitmentList | undefined> {
  const list = await listOfYear(tx, orgId, year)
  if (list && list.scope !== scope) throw refusal('commitments.scope-stays', { year, scope: scopeNames[list.scope] })
  return list
}

async function opened(tx: Tx, actor: Actor, union: Org, wish: PublishList): Promise<CommitmentList> {
  const { scope, year, words } = wish
  const audienceId = audienceOf(scope, await pathOf(tx, union))
  if (audienceId === 'none') throw refusal('commitments.scope-wrong', { org: union.name, scope: scopeNames[scope] })
  const list: CommitmentList = {
    ...{ ownerId: union.id, id: newId(), orgPath: union.path, year, scope, audienceId, words },
    title: fillSentence(listText.title, { org: union.name, year }),
    publishedBy: actor.name,
    publishedAt: now(),
  }
  await insertList(tx, list)
  return list
}

/** The organisations from the root to a union, in this order. */
export async function pathOf(tx: Tx, { path }: Org): Promise<Org[]> {
  const orgs = new Map((await orgsByIds(tx, path)).map((org) => [org.id, org]))
  return path.flatMap((id) => orgs.get(id) ?? [])
}

type Entering = { readonly commitment: Commitment; readonly list: CommitmentList; readonly place: number }

async function enter(tx: Tx, actor: Actor, { commitment, list, place }: Entering): Promise<void> {
  const note = fillSentence(moveText.published, { list: list.title, place, scope: scopeNames[list.scope] })
  const dueDays = await daysUntil(tx, commitment.dueOn)
  await advanceCase(tx, actor, commitmentCase, commitment.id, 'publish', {
    note,
    dueDays,
    deskOrgId: unionOf(commitment),
  })
  await insertEntry(tx, commitment, list, { place, publishedBy: actor.name, publishedAt: now() })
  await saveStanding(tx, { ...commitment, state: 'published' })
}

/** Working days until a day, at least one, so that its case is late once it has passed. */
export async function daysUntil(tx: Tx, on: Day): Promise<number> {
  return Math.max(1, workingDaysBetween(await readCalendar(tx), today(), on).days)
}
