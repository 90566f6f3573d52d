import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { filesByIds } from '../../kernel/files/index.ts'
import { accountNameOf, accountsUnder, balancesOf } from '../../kernel/ledger/index.ts'
import {
  closedBelow,
  countOpenBelow,
  namesOf,
  type Org,
  orgCards,
  orgsByIds,
  placementsOf,
} from '../../kernel/orgs/index.ts'
import { countMembers, newestMembersOf, personCards } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { daysBetween } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { changesOf } from './changes.store.ts'
import { countOpenCases } from './count-along.ts'
import { findProfile } from './foundings.store.ts'
import { reaches, reachOrg } from './reach-org.ts'
import { settingOf } from './term-setting.ts'
import type { PostHolding, TermSetting } from './terms.model.ts'
import { termStateOf } from './terms.rules.ts'
import { currentTerm, electionsOf, postsOf } from './terms.store.ts'
import {
  changeKindNames,
  electionKindNames,
  electionMethodNames,
  endReasonNames,
  otherAccount,
  postNames,
} from './text.ts'
import type { ElectionCard, HoldingCard, UnionPage } from './unions.contract.ts'

const mostAccounts = 50
const shownMembers = 6
const shownEnded = 50

/** A union whole, under the reader's permissions: what she may not see is left out, and said so. */
export async function readUnion(actor: Actor, orgId: string): Promise<UnionPage> {
  return transaction(actor, async (tx) => {
    const org = await reachOrg(tx, actor, 'unions.read', orgId)
    const [card] = await orgCards(tx, [org.id])
    const setting = await settingOf(tx, org.path)
    const holdings = await postsOf(tx, org.id)
    return {
      org: card!,
      ...(await identityOf(tx, actor, org)),
      ...(await historyOf(tx, org)),
      ...(await termOf(tx, org, setting)),
      holders: holdings.filter((one) => one.untilOn === null).map(presentHolding),
      formerHolders: holdings.filter((one) => one.untilOn !== null).map(presentHolding),
      elections: await electionCards(tx, org, holdings),
      ...(await peopleOf(tx, actor, org)),
      openCases: await countOpenCases(tx, actor, org.id),
      subUnions: await countOpenBelow(tx, org.id),
      ended: await endedBelow(tx, org.id),
      accounts: reaches(actor, 'unions.books.read', org.path) ? await readAccounts(tx, org.id) : null,
      may: mayOf(actor, org),
    }
  })
}

function mayOf(actor: Actor, org: Org): UnionPage['may'] {
  const open = org.closedOn === null
  const above = org.parentId === null ? org.path : org.path.slice(0, -1)
  const yes = (allowed: boolean) => (open && allowed ? 'yes' : 'no')
  return {
    change: yes(reaches(actor, 'unions.change', above)),
    reopen: !open && reaches(actor, 'unions.change', above) ? 'yes' : 'no',
    elect: yes(reaches(actor, 'unions.elect', org.path)),
    set: yes(reaches(actor, 'unions.change', org.path)),
  }
}

async function identityOf(tx: Tx, actor: Actor, org: Org) {
  const profile = await findProfile(tx, org.id)
  const [successor] = org.successorId ? await orgsByIds(tx, [org.successorId]) : []
  const above = (await orgsByIds(tx, org.path.slice(0, -1))).sort((a, b) => a.depth - b.depth)
  const employer = profile && {
    name: profile.employerName,
    creditCode: profile.employerCreditCode,
    workerCount: profile.workerCount,
  }
  return {
    creditCode: org.creditCode,
    foundedOn: org.foundedOn,
    closedOn: org.closedOn,
    successor: successor ? { id: successor.id, name: successor.name } : null,
    ancestors: above.map(({ id, name, path }) => ({
      id,
      name,
      opens: reaches(actor, 'unions.read', path) ? ('yes' as const) : ('no' as const),
    })),
    employer: employer ?? null,
    establishedOn: profile?.establishedOn ?? null,
  }
}

async function endedBelow(tx: Tx, orgId: string): Promise<UnionPage['ended']> {
  const ended = await closedBelow(tx, orgId, shownEnded)
  const successors = await orgsByIds(
    tx,
    ended.flatMap((one) => one.successorId ?? []),
  )
  const names = new Map(successors.map((one) => [one.id, one.name]))
  return ended.map(({ id, name, closedOn, successorId }) => {
    return { id, name, closedOn, successor: names.get(successorId ?? '') ?? null }
  })
}

async function historyOf(tx: Tx, org: Org) {
  const changes = await changesOf(tx, org.id)
  return {
    names: await namesOf(tx, org.id),
    places: (await placementsOf(tx, org.id)).map(({ fromOn, parentName }) => ({ fromOn, parentName })),
    changes: changes.map(({ id, kind, on, sentence, basis, recordedByName }) => ({
      id,
      kindName: changeKindNames[kind],
      on,
      sentence,
      basis,
      recordedByName,
    })),
  }
}

async function termOf(tx: Tx, org: Org, setting: TermSetting) {
  const term = await currentTerm(tx, org.id)
  const [setBy] = setting.orgId ? await orgsByIds(tx, [setting.orgId]) : []
  return {
    term: term
      ? {
          ordinal: term.ordinal,
          years: term.years,
          fromOn: term.fromOn,
          dueOn: term.dueOn,
          daysLeft: daysBetween(today(), term.dueOn),
          state: termStateOf(term.dueOn, today(), setting.remindDays),
        }
      : null,
    setting: {
      termYears: setting.termYears,
      remindDays: setting.remindDays,
      setBy: setBy?.name ?? null,
      own: setting.orgId === org.id ? ('yes' as const) : ('no' as const),
    },
  }
}

function presentHolding(holding: PostHolding): HoldingCard {
  const { id, ownerId, name, post, fromOn, untilOn, endReason, votes } = holding
  const endedAs = endReason === null ? null : endReasonNames[endReason]
  return { id, personId: ownerId, name, post, postName: postNames[post], fromOn, untilOn, endedAs, votes }
}

async function electionCards(tx: Tx, org: Org, holdings: readonly PostHolding[]): Promise<ElectionCard[]> {
  const elections = await electionsOf(tx, org.id)
  const files = await filesByIds(
    tx,
    elections.flatMap((one) => one.fileIds),
  )
  return elections.map((one) => ({
    id: one.id,
    kindName: electionKindNames[one.kind],
    heldOn: one.heldOn,
    methodName: electionMethodNames[one.method],
    eligibleCount: one.eligibleCount,
    attendedCount: one.attendedCount,
    note: one.note,
    recordedByName: one.recordedByName,
    files: files.filter((file) => one.fileIds.includes(file.id)).map(({ id, name }) => ({ id, name })),
    elected: holdings
      .filter((holding) => holding.electionId === one.id)
      .map(({ name, post, votes }) => ({ name, postName: postNames[post], votes })),
  }))
}

async function peopleOf(tx: Tx, actor: Actor, org: Org) {
  const members = await countMembers(tx, [org.id])
  if (grantsWith(actor, 'people.read').length === 0) return { members, newestMembers: [] }
  const newest = await newestMembersOf(tx, org.id, shownMembers)
  const cards = new Map(
    (
      await personCards(
        tx,
        newest.map((one) => one.personId),
      )
    ).map((card) => [card.id, card]),
  )
  return {
    members,
    newestMembers: newest.flatMap(({ personId, fromOn }) => {
      const card = cards.get(personId)
      if (!card) return []
      const { maskedName, maskedIdNumber } = card
      return [{ personId, maskedName, maskedIdNumber, fromOn }]
    }),
  }
}

async function readAccounts(tx: Tx, orgId: string) {
  const accounts = await accountsUnder(tx, orgId, mostAccounts)
  const balances = await balancesOf(
    tx,
    accounts.map((account) => account.id),
  )
  return accounts.map(({ id, kind, unit }) => ({
    id,
    name: accountNameOf(kind) ?? otherAccount,
    unit: unit === 'points' ? ('points' as const) : ('fen' as const),
    balanceFen: balances.get(id)?.balanceFen ?? 0,
  }))
}
