import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCases, caseById, casesByIds, lockCases, openCases } from '../../kernel/cases/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { isPhone, readIdNumber, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf, displayFullDay, type Instant } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { displayYuan, type Fen } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sealText } from '../../platform/seal.ts'
import { rejectText, wayNames } from './case.text.ts'
import { disputeCase } from './dispute-case.ts'
import {
  claimedOf,
  closedStates,
  decidePayment,
  factsOfConclusion,
  factsOfHelped,
  factsOfPayment,
} from './disputes.rules.ts'
import { insertDisputes, insertParties, insertWages, partiesOf, partsOf, settleDisputes } from './disputes.store.ts'
import { receiptOf } from './enter-dispute.ts'
import { refusal } from './errors.ts'
import { getReached, lockReached } from './find-dispute.ts'
import type { Dispute, DisputePayment, DisputeState, OwedMonth, SettlementWay } from './model.ts'
import { deedOf, titleOf } from './raise-claim.ts'
import { insertDatedFacts, insertPayments } from './records.store.ts'
import { noteText } from './text.ts'

export type SeriesWorker = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly wages: readonly OwedMonth[]
}

type Reject = { readonly row: number; readonly name: string; readonly because: string }
type Registered = SeriesWorker & { readonly row: number; readonly personId: string; readonly nameOnFile: string }

/**
 * 系列案: workers with the same claim become parts of a main case, each a case of her own with amounts of her own. Rows that
 * cannot stand are told with their reasons, and the others go in all the same.
 */
export async function addToSeries(
  actor: Actor,
  mainId: string,
  workers: readonly SeriesWorker[],
  key: string,
): Promise<{ added: number; rejected: Reject[] }> {
  await transaction(actor, (tx) => getReached(tx, actor, 'disputes.handle', mainId))
  const { sound, rejected } = sieve(workers)
  const registered = await register(sound)
  return transaction(actor, (tx) =>
    once(tx, actor, { key, request: ['disputes.series', mainId, workers] }, async () => {
      const main = await lockReached(tx, actor, 'disputes.handle', mainId)
      if (main.mainId !== null) throw refusal('disputes.part-of-another')
      const row = await caseById(tx, mainId)
      if (row.closedAt !== null || main.registeredAt === null) throw refusal('disputes.series-not-open')
      const known = new Set([main.ownerId, ...(await partsOf(tx, mainId)).map((one) => one.ownerId)])
      const { fresh, refused } = unknownOf(registered, known)
      await openParts(tx, actor, main, fresh)
      await recordAudit(tx, actor, deedOf('disputes.series-added', main, { added: fresh.length }))
      const all = [...rejected, ...refused].toSorted((a, b) => a.row - b.row)
      return { added: fresh.length, rejected: all }
    }),
  )
}

/** Rows that can be read, and the others with what is wrong. */
function sieve(workers: readonly SeriesWorker[]): { sound: (SeriesWorker & { row: number })[]; rejected: Reject[] } {
  const sound: (SeriesWorker & { row: number })[] = []
  const rejected: Reject[] = []
  const seen = new Set<string>()
  for (const [at, worker] of workers.entries()) {
    const because = faultOf(worker, seen)
    if (because) rejected.push({ row: at + 1, name: worker.name, because: rejectText[because] })
    else sound.push({ ...worker, row: at + 1 })
    seen.add(worker.idNumber.toUpperCase())
  }
  return { sound, rejected }
}

function faultOf({ idNumber, phone, wages }: SeriesWorker, seen: ReadonlySet<string>): keyof typeof rejectText | null {
  if (readIdNumber(idNumber).fault !== null) return 'id-number'
  if (phone !== '' && !isPhone(phone)) return 'phone'
  if (seen.has(idNumber.toUpperCase())) return 'twice'
  const months = wages.map((one) => one.month)
  if (new Set(months).size < months.length) return 'month-twice'
  return months.some((month) => month > today()) ? 'month-in-future' : null
}

async function register(sound: readonly (SeriesWorker & { readonly row: number })[]): Promise<Registered[]> {
  const registered = await transaction(system, (tx) =>
    registerPeople(
      tx,
      sound.map(({ name, idNumber, phone }) => {
        const reading = readIdNumber(idNumber)
        const written = reading.fault === null ? reading.idNumber : idNumber
        return sealRegistration(config().sealKeys, { name, idNumber: written, phone: phone || null })
      }),
    ),
  )
  return sound.map((worker, at) => ({ ...worker, ...registered[at]! }))
}

function unknownOf(
  registered: readonly Registered[],
  known: ReadonlySet<string>,
): { fresh: Registered[]; refused: Reject[] } {
  const refused = registered.flatMap(({ row, name, nameOnFile, personId }): Reject[] => {
    if (nameOnFile !== name) return [{ row, name, because: rejectText['name-differs'] }]
    return known.has(personId) ? [{ row, name, because: rejectText.known }] : []
  })
  const out = new Set(refused.map((one) => one.row))
  return { fresh: registered.filter((one) => !out.has(one.row)), refused }
}

async function openParts(tx: Tx, actor: Actor, main: Dispute, workers: readonly Registered[]): Promise<void> {
  if (workers.length === 0) return
  const parties = await partiesOf(tx, [main.id])
  const parts = workers.map((worker) => partOf(main, worker, actor.name))
  await insertDisputes(tx, parts)
  await insertParties(
    tx,
    parts.flatMap(({ ownerId, id }) => parties.map((party) => ({ ...party, ownerId, disputeId: id }))),
  )
  await insertWages(
    tx,
    parts.flatMap(({ ownerId, id }, at) => workers[at]!.wages.map((month) => ({ ...month, ownerId, disputeId: id }))),
  )
  await openCases(
    tx,
    actor,
    disputeCase,
    parts.map((part) => ({
      id: part.id,
      ownerId: part.ownerId,
      orgPath: part.orgPath,
      title: titleOf(part, parties[0]!.name),
      subtitle: part.occupation,
      personName: part.claimantName,
      amountFen: part.claimedFen,
      series: main.id,
      state: 'handling' as const,
    })),
  )
  await insertDatedFacts(
    tx,
    parts.map((part) => receiptOf(part, actor.name)),
  )
}

function partOf(main: Dispute, { personId, name, phone, wages }: Registered, by: string): Dispute {
  return {
    ...main,
    ownerId: personId,
    id: newId(),
    claimantName: name,
    contactSealed: phone === '' ? null : sealText(config().sealKeys, phone),
    otherFen: 0,
    otherWhat: '',
    claimedFen: claimedOf({ wages, otherFen: 0 }),
    recoveredFen: 0,
    way: null,
    mainId: main.id,
    enteredBy: by,
    filedAt: now(),
    registeredAt: now(),
    paidAt: null,
    closedOn: null,
  }
}

export type PaySeries = {
  readonly paidAt: Instant
  readonly way: SettlementWay
  readonly note: string
  readonly shares: readonly { readonly disputeId: string; readonly amountFen: Fen }[]
}

/** 系列案付款: each open part is paid what is claimed for it, or the share that is named; all of them or none. */
export async function paySeries(
  actor: Actor,
  mainId: string,
  input: PaySeries,
  key: string,
): Promise<{ paid: number; amountFen: Fen }> {
  if (input.paidAt > now()) throw refusal('disputes.day-not-come')
  return transaction(actor, (tx) =>
    once(tx, actor, { key, request: ['disputes.pay-series', mainId, input] }, async () => {
      const main = await lockReached(tx, actor, 'disputes.handle', mainId)
      const parts = await openPartsOf(tx, main)
      const payments = sharesOf(parts, input, actor.name)
      const { refused } = await advanceCases(
        tx,
        actor,
        disputeCase,
        parts.map((one) => one.id),
        'pay-off',
        {
          note: fillSentence(noteText.seriesPaid, {
            day: displayFullDay(dayOf(input.paidAt)),
            way: wayNames[input.way],
          }),
        },
      )
      if (refused[0]) throw refused[0].refusal
      await insertPayments(tx, payments)
      await settleDisputes(tx, payments, { paidAt: input.paidAt, way: input.way, on: today() })
      const day = dayOf(input.paidAt)
      await recordFacts(
        tx,
        parts.flatMap((part, at) => [
          ...factsOfPayment(part, day, payments[at]!.amountFen, 1),
          ...(part.recoveredFen === 0 ? factsOfHelped(part, day, 1) : []),
          ...factsOfConclusion(part, today()),
        ]),
      )
      const amountFen = payments.reduce((sum, one) => sum + one.amountFen, 0)
      await recordAudit(tx, actor, deedOf('disputes.series-paid', main, { paid: payments.length, amountFen }))
      return { paid: payments.length, amountFen }
    }),
  )
}

async function openPartsOf(tx: Tx, main: Dispute): Promise<Dispute[]> {
  const parts = await partsOf(tx, main.id)
  await lockCases(
    tx,
    parts.map((one) => one.id),
  )
  const states = new Map(
    (
      await casesByIds(
        tx,
        parts.map((one) => one.id),
      )
    ).map((row) => [row.id, row.state]),
  )
  const open = parts.filter((one) => !closedStates.includes(states.get(one.id) as DisputeState))
  if (open.length === 0) throw refusal('disputes.series-empty')
  return open
}

/** What each part gets; a share of somebody else's series is no part of this one, and nobody gets more than is due. */
function sharesOf(parts: readonly Dispute[], input: PaySeries, by: string): DisputePayment[] {
  const shares = new Map(input.shares.map((one) => [one.disputeId, one.amountFen]))
  const strange = input.shares.find((one) => !parts.some((part) => part.id === one.disputeId))
  if (strange) throw refusal('disputes.not-found')
  return parts.map((part) => {
    const left = part.claimedFen - part.recoveredFen
    const amountFen = shares.get(part.id) ?? left
    const decided = decidePayment(part.claimedFen, part.recoveredFen, amountFen)
    if (decided.refused) {
      throw refusal(decided.refused, { left: displayYuan(left), amount: displayYuan(amountFen) })
    }
    return {
      ownerId: part.ownerId,
      id: newId(),
      disputeId: part.id,
      paidAt: input.paidAt,
      amountFen,
      way: input.way,
      fileId: null,
      note: input.note,
      recordedBy: by,
      recordedAt: now(),
      confirmedAt: null,
      voidedAt: null,
      voidedBecause: null,
    }
  })
}
