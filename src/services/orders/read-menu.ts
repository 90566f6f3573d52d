import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { attendedAtMany, occasionCards, occasionsByIds } from '../../kernel/occasions/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { MenuPage, OfferCard, SquadCard } from './menu.contract.ts'
import { changesOf, freeWishes, lastSaid, offersOf, officesByIds, officesOfOrg, sumsOf } from './menu.store.ts'
import type { Offer } from './model.ts'
import { averageOf, isInSeason } from './orders.rules.ts'
import { reaches } from './reaches.ts'
import { bookingsOf, membersOf, squadsOf } from './squads.store.ts'

const saidAtMost = 5
const wishDays = 365

/** What a member may order: the menus of her union and of those above it, the nearest first. */
export function readMyMenus(actor: Actor) {
  return reading(actor, async (tx) => {
    const [person] = await personsByIds(tx, [actor.personId!])
    const path = person?.homePath ?? []
    const offers = await offersOf(tx, path, 'offered')
    const cards = await cardsOf(tx, offers)
    const names = new Map((await orgsByIds(tx, path)).map((one) => [one.id, one.name]))
    return [...path].reverse().map((orgId) => ({
      orgId,
      orgName: names.get(orgId) ?? '',
      offers: cards.filter((one) => one.orgId === orgId),
    }))
  })
}

/** The menu of one union as its editor reads it. */
export function readMenu(actor: Actor, orgId: string): Promise<MenuPage> {
  return reading(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.read', orgId)
    const offers = await offersOf(tx, [org.id], 'all')
    const changes = await changesOf(tx, org.id)
    const said = await lastSaid(tx, org.id, saidAtMost)
    const since = startOfDay(addDays(today(), -wishDays))
    const cards = await cardsOf(tx, offers)
    return {
      orgName: org.name,
      edits: reaches(actor, 'orders.menu', org.path),
      offices: (await officesOfOrg(tx, org.id)).map((one) => ({
        ...{ id: one.id, name: one.name, closed: one.closedAt !== null, waiting: one.waiting },
      })),
      offers: offers.map((offer, at) => ({
        ...cards[at]!,
        ...{ version: offer.version, offeredBy: offer.offeredBy, fromWish: offer.wishOrderId !== null },
        retired: offer.retiredAt === null ? null : { at: offer.retiredAt, because: offer.retiredBecause ?? '' },
        changes: changes
          .filter((one) => one.offerId === offer.id)
          .map(({ offerId: _, stars, rated, ...one }) => ({ ...one, average: averageOf(stars, rated) })),
        said: said.filter((one) => one.offerId === offer.id).map(({ offerId: _, ...one }) => one),
      })),
      wishes: await freeWishes(tx, org.id, since),
    }
  })
}

async function cardsOf(tx: Tx, offers: readonly Offer[]): Promise<OfferCard[]> {
  const offices = new Map(
    (await officesByIds(tx, [...new Set(offers.map((one) => one.officeId))])).map((one) => [one.id, one.name]),
  )
  const sums = await sumsOf(
    tx,
    offers.map((one) => one.id),
  )
  const names = new Map(
    (await orgsByIds(tx, [...new Set(offers.map((one) => one.ownerId))])).map((one) => [one.id, one.name]),
  )
  return offers.map((one) => {
    const sum = sums.get(one.id)
    return {
      ...{ id: one.id, orgId: one.ownerId, orgName: names.get(one.ownerId) ?? '', family: one.family },
      ...{
        title: one.title,
        summary: one.summary,
        officeId: one.officeId,
        officeName: offices.get(one.officeId) ?? '',
      },
      ...{ placeKinds: [...one.placeKinds], months: [...one.months], fewest: one.fewest },
      inSeason: isInSeason(one, today(), today()),
      ...{ ordered: sum?.orders ?? 0, rated: sum?.rated ?? 0 },
      average: averageOf(sum?.stars ?? 0, sum?.rated ?? 0),
    }
  })
}

/** Squads at an organisation and at those above it that the reader reaches, with when they are out. */
export function readSquads(actor: Actor, orgId: string): Promise<{ squads: SquadCard[]; edits: boolean }> {
  return reading(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.read', orgId)
    const squads = await squadsOf(tx, org.path)
    const ids = squads.map((one) => one.id)
    const members = await membersOf(tx, ids)
    const bookings = await bookingsOf(tx, ids, startOfDay(`${today().slice(0, 4)}-01-01`))
    const occasionIds = [...new Set(bookings.map((one) => one.occasionId))]
    const occasions = new Map(
      (await occasionCards(tx, await occasionsByIds(tx, occasionIds))).map((one) => [one.id, one]),
    )
    const there = await attendedAtMany(tx, occasionIds)
    const names = new Map(
      (await orgsByIds(tx, [...new Set(squads.map((one) => one.ownerId))])).map((one) => [one.id, one.name]),
    )
    return {
      edits: reaches(actor, 'orders.menu', org.path),
      squads: squads.map((squad): SquadCard => {
        const mine = bookings.filter((one) => one.squadId === squad.id && occasions.has(one.occasionId))
        const served = mine.filter((one) => occasions.get(one.occasionId)!.state === 'held')
        return {
          ...{ id: squad.id, orgId: squad.ownerId, orgName: names.get(squad.ownerId) ?? '', name: squad.name },
          ...{ families: [...squad.families], leader: squad.leader, ended: squad.endedAt !== null },
          members: members.filter((one) => one.squadId === squad.id).map(({ squadId: _, ...one }) => one),
          bookings: mine
            .filter((one) => one.endsAt > now())
            .map(({ squadId: _, ...one }) => {
              const { title, venues } = occasions.get(one.occasionId)!
              return { ...one, title, place: venues[0]?.place ?? '' }
            }),
          served: {
            occasions: served.length,
            people: served.reduce((sum, one) => sum + (there.get(one.occasionId)?.all ?? 0), 0),
          },
        }
      }),
    }
  })
}
