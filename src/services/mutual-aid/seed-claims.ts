import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { storeFile } from '../../kernel/files/index.ts'
import { writeCsv } from '../../kernel/sheets/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import type { Quarter } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { simulateBankResult } from './bank-simulator.ts'
import type { Claim } from './claims.model.ts'
import { claimsByIds, listClaimIds, listShowpieces } from './claims.store.ts'
import type { Fund } from './funds.store.ts'
import { loadBankResult } from './load-bank-result.ts'
import { notifyClaimant } from './notify-claimant.ts'
import { listPaymentsAfter, type Payout } from './payouts.store.ts'
import { preparePayout } from './prepare-payout.ts'
import { approveClaim, sendBackClaim } from './review-claim.ts'
import { seedBanks, seedNotes } from './seed.text.ts'
import type { SeedStage, SeedWorld } from './seed-world.ts'
import { settlementOf } from './settlements.queries.ts'
import { simulatedSignature } from './signature-simulator.ts'
import { submitClaim } from './submit-claim.ts'
import { writeBankFile } from './write-bank-file.ts'

/** Stages in the order in which claims pass them. */
const order: readonly SeedStage[] = ['notify', 'fill', 'grassroots', 'county', 'city', 'second', 'paying', 'paid']

const hourMs = 3_600_000

/** When each desk does its part in a demonstration, in hours after a dispatch at half past nine: office hours of three days. */
const stepHours = [4.5, 24, 26, 30, 48, 50]

/** The bank answers the same afternoon. */
const bankHours = 4

/** The bank of the demonstration returns every so many payments. */
const failEvery = 9

/** Moves the claims of a quarter on, so that the given shares stand at each stage; each step is done by whoever does it in life. */
export async function seedClaims(
  world: SeedWorld,
  fund: Fund,
  quarter: Quarter,
  shares: Partial<Record<SeedStage, number>>,
): Promise<void> {
  const actor = systemActor(world.fundManager.name)
  const ids = await transaction(actor, (tx) => listClaimIds(tx, fund.key, quarter))
  const claims = await transaction(actor, (tx) => claimsByIds(tx, ids))
  const goals = goalsOf(
    claims.filter((claim) => claim.state === 'notify'),
    shares,
  )
  const dispatchedAt = now()

  for (const [step, from] of order.slice(0, 6).entries()) {
    stopClock(new Date(Date.parse(dispatchedAt) + stepHours[step]! * hourMs).toISOString())
    for (const { claim, goal } of goals) {
      if (order.indexOf(goal) > step) await passOn(world, claim, from)
    }
  }
  if (goals.some(({ goal }) => goal === 'paid'))
    await payOut(world, new Set(goals.filter(({ goal }) => goal === 'paid').map(({ claim }) => claim.id)))
}

function goalsOf(
  claims: readonly Claim[],
  shares: Partial<Record<SeedStage, number>>,
): { claim: Claim; goal: SeedStage }[] {
  const bounds: { stage: SeedStage; upTo: number }[] = []
  for (const stage of order) bounds.push({ stage, upTo: (bounds.at(-1)?.upTo ?? 0) + (shares[stage] ?? 0) })
  return claims.map((claim, at) => {
    const place = (at + 0.5) / claims.length
    return { claim, goal: (bounds.find((bound) => place < bound.upTo) ?? bounds.at(-1)!).stage }
  })
}

/** One step of one claim; a claim below the four-eyes limit has no second approval and is already paying. */
async function passOn(world: SeedWorld, claim: Claim, from: SeedStage): Promise<void> {
  const [fresh] = await transaction(systemActor(''), (tx) => claimsByIds(tx, [claim.id]))
  if (fresh!.state !== from) return
  const union = world.unionOfficerOf(claim.orgPath)
  if (from === 'notify')
    await notifyClaimant(union, { claimId: claim.id, by: world.chance.pick(['app', 'phone']), note: '' })
  else if (from === 'fill') await submit(world, claim)
  else if (from === 'grassroots') await reviewAtUnion(world, union, claim)
  else await approveClaim(reviewerOf(world, claim, from), { claimId: claim.id, note: '' })
}

function reviewerOf(world: SeedWorld, claim: Claim, from: SeedStage): Actor {
  if (from === 'county') return world.countyOfficerOf(claim.orgPath)
  return from === 'city' ? world.fundManager : world.secondReviewer
}

/** A few go back to the person once and are handed in again. */
async function reviewAtUnion(world: SeedWorld, union: Actor, claim: Claim): Promise<void> {
  if (world.chance.next() < 0.08) {
    await sendBackClaim(union, { claimId: claim.id, note: seedNotes.sendBack })
    await submit(world, claim)
  }
  await approveClaim(union, { claimId: claim.id, note: '' })
}

async function submit(world: SeedWorld, claim: Claim): Promise<void> {
  const { name, idNumber } = await transaction(systemActor(''), (tx) => settlementOf(tx, claim))
  const worker: Actor = {
    kind: 'worker',
    personId: claim.ownerId,
    name,
    sessionId: null,
    grants: [],
    scope: { role: 'app', orgs: [], personId: claim.ownerId },
    requestId: newId(),
    address: '',
  }
  await submitClaim(
    worker,
    {
      claimId: claim.id,
      idTail: idNumber.slice(-4),
      bankName: world.chance.pick(seedBanks),
      cardNumber: cardNumber(world),
      holderName: name,
      consentVersion: 1,
      signature: simulatedSignature,
    },
    newId(),
  )
}

/** Nineteen digits with the right check digit; no bank has issued them. */
function cardNumber(world: SeedWorld): string {
  const digits = `6222${Array.from({ length: 14 }, () => world.chance.between(0, 9)).join('')}`
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** One batch to the bank and back; what was not to be paid yet is left out of the bank's answer. */
async function payOut(world: SeedWorld, paid: ReadonlySet<string>): Promise<void> {
  const payout: Payout = await preparePayout(world.fundManager, newId())
  const bankFile = await writeBankFile(world.fundManager, payout.id)
  for await (const _piece of bankFile.content as AsyncIterable<Uint8Array>);
  const payments = await transaction(world.fundManager, (tx) =>
    listPaymentsAfter(tx, payout.id, 0, null, payout.payments),
  )
  stopClock(new Date(Date.parse(now()) + bankHours * hourMs).toISOString())
  const [headings, ...rows] = simulateBankResult(
    payout.number,
    payments.filter((payment) => paid.has(payment.claimId)),
    failEvery,
  )

  const folder = await mkdtemp(join(tmpdir(), 'gonghui-demo-'))
  try {
    const path = join(folder, `${payout.number}.csv`)
    await writeFile(path, writeCsv(headings!, rows, 'gb18030'))
    const file = await transaction(world.fundManager, (tx) =>
      storeFile(tx, world.fundManager, {
        name: `${payout.number}.csv`,
        purpose: 'sheet',
        stream: createReadStream(path),
      }),
    )
    await loadBankResult(world.fundManager, { payoutId: payout.id, fileId: file.id }, newId())
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** One or two people at each stage a visitor may want to see, with where their claim stands. */
export async function openCaseOwners(): Promise<{ ownerId: string; state: string }[]> {
  return transaction(systemActor(''), (tx) =>
    listShowpieces(tx, ['fill', 'payment-failed', 'county', 'paid', 'notify']),
  )
}
