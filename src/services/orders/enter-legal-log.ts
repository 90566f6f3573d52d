import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Fact, recordFacts } from '../../kernel/indicators/index.ts'
import { type RecordHeldOccasion, recordHeldOccasions } from '../../kernel/occasions/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, startOfDay } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { LegalEntry } from './legal.contract.ts'
import type { FirmVisit } from './legal.model.ts'
import { insertVisits, keepFirms, visitsUnder } from './legal.store.ts'
import { legalAid } from './occasion-kinds.ts'

export const firmVisited = 'orders.firm-visited'
export const checkUpGiven = 'orders.check-up'

const hourMs = 3_600_000
const page = 30

export type LegalLog = { readonly orgId: string; readonly entries: readonly LegalEntry[] }
type Entered = { events: number; visits: number; newFirms: number; checkUps: number }

/**
 * 登记法律援助和法治体检: events that were held (场), firms that were met (家, each once) and check-ups given (次), as a union
 * writes them down at the end of a month. One that is to come, or a check-up without advice, refuses all of them.
 */
export async function enterLegalLog(actor: Actor, log: LegalLog, idempotencyKey: string): Promise<Entered> {
  const org = await reading(actor, (tx) => requireReachableOrg(tx, actor, 'orders.take', log.orgId))
  requireSound(log.entries)
  return transaction(system, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { legalLog: log } }, async () => {
      const occasions = await holdEvents(tx, actor, org, log.entries)
      const entered = await enterVisits(tx, actor, org, log.entries, occasions)
      await recordAudit(tx, actor, {
        action: 'orders.legal-log-entered',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        detail: entered,
      })
      return entered
    }),
  )
}

function requireSound(entries: readonly LegalEntry[]): void {
  for (const [at, { on, event, firms }] of entries.entries()) {
    if (on > today()) throw refusal('orders.legal-to-come', { line: at + 1, on })
    if (event === null && firms.length === 0) throw refusal('orders.legal-empty', { line: at + 1 })
    const mute = firms.find((firm) => firm.checkUp === 'given' && firm.advice === '')
    if (mute) throw refusal('orders.legal-without-advice', { line: at + 1, firm: mute.name })
  }
}

async function holdEvents(tx: Tx, actor: Actor, org: Org, entries: readonly LegalEntry[]): Promise<(string | null)[]> {
  const ids = entries.map(({ event }) => (event === null ? null : newId()))
  await recordHeldOccasions(
    tx,
    actor,
    entries.flatMap(({ on, event }, at) => (event === null ? [] : [heldOf(org, on, event, ids[at]!)])),
  )
  return ids
}

function heldOf(org: Org, on: Day, event: NonNullable<LegalEntry['event']>, id: string): RecordHeldOccasion {
  const morning = new Date(Date.parse(startOfDay(on)) + 9 * hourMs).toISOString()
  const startsAt = morning < now() ? morning : startOfDay(on)
  return {
    ...{ id, kind: legalAid.key, orgId: org.id, title: event.title, summary: '', placeKind: event.placeKind },
    ...{ startsAt, endsAt: new Date(Date.parse(startsAt) + 2 * hourMs).toISOString(), visibility: 'listed' },
    venues: [{ name: event.place, place: event.place, capacity: null }],
    counts: { people: event.people, handouts: event.handouts, consultations: event.consultations },
    note: '',
  }
}

async function enterVisits(
  tx: Tx,
  actor: Actor,
  org: Org,
  entries: readonly LegalEntry[],
  occasions: readonly (string | null)[],
): Promise<Entered> {
  const firms = new Map(entries.flatMap((one) => one.firms).map((firm) => [firm.creditCode, { ...firm, id: newId() }]))
  const { ids, added } = await keepFirms(tx, org, [...firms.values()], now())
  const visits = entries.flatMap((entry, at) =>
    entry.firms.map(
      ({ name, creditCode, checkUp, risks, advice }): FirmVisit => ({
        ...{ id: newId(), firmId: ids.get(creditCode)!, firmName: name, visitedOn: entry.on },
        ...{ checkUp, risks, advice, occasionId: occasions[at] ?? null },
      }),
    ),
  )
  await insertVisits(tx, org, visits, { name: actor.name, at: now() })
  await recordFacts(
    tx,
    visits.flatMap((visit) => factsOf(org, visit)),
  )
  return {
    events: occasions.filter((one) => one !== null).length,
    visits: visits.length,
    newFirms: added,
    checkUps: visits.filter((one) => one.checkUp === 'given').length,
  }
}

/** The firm stands where a person would, so that 家 counts each firm once in any span of months and 次 each check-up. */
function factsOf(org: Org, { firmId, visitedOn, checkUp, id }: FirmVisit): Fact[] {
  const fact = {
    ...{ orgId: org.id, orgPath: org.path, personId: firmId, day: visitedOn },
    ...{ quantity: 1, amountFen: 0, subjectId: id },
  }
  return [{ ...fact, kind: firmVisited }, ...(checkUp === 'given' ? [{ ...fact, kind: checkUpGiven }] : [])]
}

export type ListVisits = {
  readonly orgId: string
  readonly checkUp?: 'given' | 'none' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

/** Visits to firms below an organisation, the latest first. */
export function readVisits(actor: Actor, wish: ListVisits) {
  return reading(actor, async (tx) => {
    const below = await requireReachableOrg(tx, actor, 'orders.read', wish.orgId)
    const found = await visitsUnder(tx, { ...wish, below, after: placeOf(wish.cursor), most: page + 1 })
    const some = found.slice(0, page)
    const names = new Map(
      (await orgsByIds(tx, [...new Set(some.map((one) => one.orgId))])).map((one) => [one.id, one.name]),
    )
    const last = some.at(-1)
    return {
      visits: some.map(({ orgId, occasionId: _, ...one }) => ({ ...one, orgName: names.get(orgId) ?? '' })),
      next: found.length > page && last ? `${last.visitedOn}~${last.id}` : null,
    }
  })
}

function placeOf(cursor: string | undefined) {
  const found = cursor === undefined ? null : /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(cursor)
  return found ? { on: found[1]!, id: found[2]! } : undefined
}
