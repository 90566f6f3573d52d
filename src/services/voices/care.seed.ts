import type { Actor } from '../../kernel/access/index.ts'
import { recordForCase } from '../../kernel/cases/index.ts'
import { recordHeldOccasion, setDuty } from '../../kernel/occasions/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { beginRelation } from '../../kernel/relations/index.ts'
import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { consult, enterAcquaintance } from './keep-acquaintances.ts'
import { draftEntry, publishEntry } from './keep-board.ts'
import { planVisit, reportVisit } from './keep-visits.ts'
import { raiseAtForum } from './raise-at-forum.ts'
import { visitingPairKind } from './relation-kinds.ts'
import { seedCareText as text } from './seed.text.ts'

/** One union of the demonstration: its officer, a few of its members, and two of their voices. */
type SeedUnion = {
  readonly union: Org
  readonly officer: Actor
  readonly members: readonly Actor[]
  readonly disputeId: string
  readonly closedId: string
}

/** Trusted people, a pair that visits, a forum and an entry of the public board. */
export async function seedCare(given: SeedUnion): Promise<void> {
  await seedAcquaintance(given)
  await seedVisits(given)
  await seedForum(given)
  const { id } = await draftEntry(given.officer, { id: given.closedId, ...text.entry })
  await publishEntry(given.officer, id)
}

/** That each of some unions of a county holds a forum a quarter. */
export async function seedLayer(county: Actor, unions: readonly Org[]): Promise<void> {
  const unitIds = unions.map((one) => one.id)
  const duty = { id: newId(), kind: 'voices.forum', orgId: unions[0]!.path.at(-2)!, every: 'quarter', unitIds } as const
  await transaction(system, (tx) => setDuty(tx, county, { ...duty, ...text.layer, fromOn: addDays(today(), -365) }))
}

async function seedAcquaintance({ union, officer, members, disputeId }: SeedUnion): Promise<void> {
  const personId = members[4]!.personId!
  const { id } = await enterAcquaintance(officer, {
    ...{ personId, orgId: union.id, skills: ['pay', 'contract'], ...text.qualities },
  })
  await consult(officer, { id: disputeId, acquaintanceId: id, note: text.consultation })
  await recordForCase(officer, disputeId, { clock: 'lesson', note: text.lesson })
}

async function seedVisits({ union, officer, members }: SeedUnion): Promise<void> {
  const pairId = newId()
  const [worker, inspector, manager, next] = members
  const parties = { a: inspector!.personId!, b: manager!.personId! }
  const fromOn = addDays(today(), -60)
  await transaction(system, (tx) =>
    beginRelation(tx, officer, { id: pairId, kind: visitingPairKind.key, orgId: union.id, ...parties, fromOn }),
  )
  const evening = (days: number) => `${addDays(today(), days)}T11:30:00.000Z`
  const done = await planVisit(officer, { pairId, personId: worker!.personId!, startsAt: evening(-1) })
  await planVisit(officer, { pairId, personId: next!.personId!, startsAt: evening(1) })
  await reportVisit(inspector!, { id: done.id, ...text.report })
}

async function seedForum({ union, officer, members }: SeedUnion): Promise<void> {
  const on = addDays(today(), -10)
  const times = { startsAt: `${on}T06:30:00.000Z`, endsAt: `${on}T08:30:00.000Z` }
  const { title, summary, venue, place, note, items } = text.forum
  const held = await transaction(officer, (tx) =>
    recordHeldOccasion(tx, officer, {
      ...{ id: newId(), kind: 'voices.forum', orgId: union.id, title, summary, ...times, visibility: 'listed' },
      ...{ venues: [{ name: venue, place, capacity: null }], counts: {}, note },
    }),
  )
  for (const [at, { topic, words, end }] of items.entries()) {
    const wish = { kind: 'suggestion', topic, words, place: '', photoIds: [], board: 'may' } as const
    const personId = members[at]!.personId!
    const solved = end
      ? ({ how: 'settled', note: end } as const)
      : ({ how: 'assigned', orgId: union.id, dueDays: 15, note: '' } as const)
    const raised = { ...wish, forumId: held.id, personId, representativeId: members[5]!.personId, end: solved }
    await raiseAtForum(officer, raised, newId())
  }
}
