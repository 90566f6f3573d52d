import { today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { type Calendar, readCalendar } from '../calendar/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import { attachmentsFor } from './attach-to-case.ts'
import { bodiesOf } from './bodies.store.ts'
import { caseTypeOf } from './case-types.ts'
import { clocksOf, missedOf } from './clocks.store.ts'
import type { BodyCard, ClockCard, Dossier, LinkCard } from './contract.ts'
import { linksOf, sumParts } from './links.store.ts'
import type { Case, CaseBody } from './model.ts'
import { holdsOver } from './office-over.ts'
import { caseCards, dueCard } from './present.ts'
import { ratingsOf } from './ratings.store.ts'
import { audiencesOf, outOfReach, readerOf } from './reader.ts'
import { findRows } from './store.ts'
import { waysOf } from './ways-of-case.ts'

/**
 * Bodies, clocks, links, papers and ratings of a case as its reader may see them, with what she may do beside the actions of
 * its type. Refuses `cases.not-found`.
 */
export async function readDossier(actor: Actor, caseId: Id): Promise<Dossier> {
  const read = await transaction(actor, async (tx): Promise<Dossier | null> => {
    const [row] = await findRows(tx, [caseId])
    const reader = row && readerOf(actor, row)
    if (!row || !reader) return null
    const type = caseTypeOf(row.type)
    const inside = reader.side !== 'owner'
    const above = reader.side === 'union' || reader.side === 'platform'
    const bodies = inside ? await bodiesOf(tx, [row.id]) : []
    const ratings = await ratingsOf(tx, [row.id])
    const [card] = await caseCards(tx, [row])
    const calendar = inside ? await readCalendar(tx) : null
    return {
      case: card!,
      side: reader.side,
      audiences: [...audiencesOf(reader.side)],
      ways: waysOf(actor, type, row, reader, { bodies, ratings }),
      bodies: calendar ? await bodyCards(tx, bodies, calendar) : [],
      clocks: calendar ? await clockCards(tx, actor, row, calendar) : [],
      links: above ? await linkCards(tx, actor, row) : [],
      parts: above ? await partCards(tx, row) : [],
      attachments: (await attachmentsFor(tx, row, reader)).map(
        ({ id, name, type: media, bytes, audience, attachedAt }) => {
          return { id, name, type: media, bytes, audience, attachedAt }
        },
      ),
      ratings: ratings.map(({ round, stars, text, ratedAt }) => ({
        round,
        stars,
        text,
        ratedAt,
      })),
    }
  })
  if (!read) throw await outOfReach(actor, caseId)
  return read
}

async function bodyCards(tx: Tx, bodies: readonly CaseBody[], calendar: Calendar): Promise<BodyCard[]> {
  const orgs = bodies.length > 0 ? await orgsByIds(tx, [...new Set(bodies.map(({ orgId }) => orgId))]) : []
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return bodies.map((body) => ({
    ...{ orgId: body.orgId, orgName: names.get(body.orgId)!, role: body.role, note: body.note },
    ...{ calledByName: body.calledByName, calledAt: body.calledAt, arrivedAt: body.arrivedAt },
    ...{ arrivedByName: body.arrivedByName, endedAt: body.endedAt },
    due: body.dueOn !== null && body.arrivedAt === null && body.endedAt === null ? dueCard(body.dueOn, calendar) : null,
  }))
}

async function clockCards(tx: Tx, actor: Actor, row: Case, calendar: Calendar): Promise<ClockCard[]> {
  const type = caseTypeOf(row.type)
  const clocks = Object.entries(type.clocks ?? {})
  if (clocks.length === 0) return []
  const running = new Map((await clocksOf(tx, [row.id])).map((one) => [one.clock, one]))
  const missed = await missedOf(tx, row)
  return clocks.map(([clock, { name, every, while: states, who }]) => {
    const awaited = running.get(clock)
    const missedOn = missed.filter((one) => one.clock === clock).map(({ onDay }) => onDay)
    const asks = states.includes(row.state) || missedOn.length > 0
    return {
      ...{ clock, name, every },
      owed:
        every === 'case'
          ? states.includes(row.state) && !row.recorded.includes(clock)
          : awaited !== undefined && awaited.awaitsFrom <= today(),
      due: awaited ? dueCard(awaited.awaitsOn, calendar) : null,
      missed: missedOn,
      mayRecord: (type.served?.includes('record') ?? false) && asks && holdsOver(actor, row, who),
    }
  })
}

/** What the reader may not see of the other case is not told. */
async function linkCards(tx: Tx, actor: Actor, row: Case): Promise<LinkCard[]> {
  const links = await linksOf(tx, row.id)
  const others = links.map(({ caseId, toId }) => (caseId === row.id ? toId : caseId))
  const rows = others.length > 0 ? await findRows(tx, others) : []
  const byId = new Map(rows.filter((one) => readerOf(actor, one) !== null).map((one) => [one.id, one]))
  return links.flatMap(({ caseId, toId, kind }) => {
    const below = toId === row.id
    const other = byId.get(below ? caseId : toId)
    if (!other) return []
    const { id, type, number, title, state } = other
    return [{ id, type, number, title, stateName: caseTypeOf(type).states[state]!.name, kind, below }]
  })
}

async function partCards(tx: Tx, row: Case): Promise<Dossier['parts']> {
  const sums = await sumParts(tx, row.id, row.type)
  const { states } = caseTypeOf(row.type)
  return sums.map(({ state, count, amountFen }) => ({ stateName: states[state]!.name, count, amountFen }))
}
