import type { Actor } from '../../kernel/access/index.ts'
import { actionCards, caseById, caseCards, eventCards, eventsOf, pageOfCases } from '../../kernel/cases/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { reading } from '../../platform/db/transaction.ts'
import { departureCase } from './departure-case.ts'
import type { DepartureState } from './departures.contract.ts'
import { findDeparture } from './departures.store.ts'
import { refusal } from './errors.ts'
import { findApplicationTarget } from './joining.store.ts'
import { reaches } from './reaches.ts'

export type DepartureWish = {
  readonly orgId?: string | undefined
  readonly state?: DepartureState | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly cursor?: string | undefined
}

export function listDepartures(actor: Actor, wish: DepartureWish) {
  return reading(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, { ...wish, type: departureCase.key })
    const cards = await caseCards(tx, page.cases)
    return { departures: cards.map((card) => ({ ...card, state: card.state as DepartureState })), next: page.next }
  })
}

export function readDeparture(actor: Actor, id: string) {
  return reading(actor, async (tx) => {
    const departure = await findDeparture(tx, id)
    if (!departure || !reaches(actor, 'membership.read', departure.orgPath))
      throw refusal('membership.departure-missing')
    const row = await caseById(tx, id)
    const [card] = await caseCards(tx, [row])
    const target = departure.applicationId ? await findApplicationTarget(tx, departure.applicationId) : null
    return {
      departure: { ...card!, state: card!.state as DepartureState },
      purpose: departure.purpose,
      reason: departure.reason,
      toOrgName: target ? (await getOrg(tx, target)).name : null,
      events: await eventCards(tx, departureCase, await eventsOf(tx, row)),
      actions: actionCards(departureCase, row, actor).filter(
        ({ action }) => action !== 'keep' || departure.purpose === 'transfer',
      ),
    }
  })
}
