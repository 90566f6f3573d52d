import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { verifyCases } from '../../src/kernel/cases/index.ts'
import { recordOpening } from '../../src/kernel/indicators/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import type { BureauRow } from '../../src/services/mutual-aid/bureau-simulator.ts'
import { coverCsv, importRows, plainPolicy, screenAndDispatch, stayOf, submissionOf } from '../world/mutual-aid.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import {
  foundSmallUnion,
  type OfficerKey,
  officers,
  password,
  type SmallUnion,
  type Worker,
} from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'

/**
 * 秦皇岛市总升级大病医疗互助服务 (S04, A001-06.c1–c8): an opening balance since 2013, the policy revised in late August,
 * four quarterly imports, and the year's published person-times and money out of claims run through the flow.
 */
const published = { openingCases: 56_422, openingFen: 9_183_000_000, yearCases: 9_010, yearFen: 594_000_000 }

const people = 901
/** Every claim but the last brings this; together they are the year's 594万元 to the fen. */
const eachFen = 65_927
const lastFen = published.yearFen - (published.yearCases - 1) * eachFen

/** Stays of one worker in a quarter; ten a year make 9,010 of 901 people. */
const quarters = [
  { quarter: '2025Q1', stays: ['2025-02-10', '2025-03-10'], arrives: '2025-04-14' },
  { quarter: '2025Q2', stays: ['2025-05-12', '2025-06-09'], arrives: '2025-07-14' },
  { quarter: '2025Q3', stays: ['2025-07-20', '2025-08-18', '2025-09-08'], arrives: '2025-10-13' },
  { quarter: '2025Q4', stays: ['2025-10-14', '2025-11-10', '2025-12-02'], arrives: '2025-12-15' },
] as const

let platform: Platform
let union: SmallUnion
let cast: Record<OfficerKey, Visitor>

beforeAll(async () => {
  stopClock('2024-12-20T01:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(people)
    await transaction(system, (tx) =>
      recordOpening(tx, {
        kind: 'mutual-aid.paid',
        orgId: union.orgIds.city,
        cases: published.openingCases,
        amountFen: published.openingFen,
        qualifier: 'exact',
        source: '2013年至2024年互助台账',
        untilDay: '2024-12-31',
      }),
    )
  })
  cast = await signInEveryone()
  await cast.manager.post('/mutual-aid/policies', { draft: plainPolicy })
  await cast.manager.post('/mutual-aid/contributions', { amountFen: published.yearFen, source: '2025年会员缴费' })
  const fileId = await cast.manager.upload('covers.csv', coverCsv(union.workers, 2025))
  expect((await cast.manager.post('/mutual-aid/covers/imports', { fileId, year: 2025 })).body).toMatchObject({
    loaded: people,
  })
}, 120_000)

afterAll(() => platform.stop())

let addresses = 0

/** Everyone sits somewhere of her own; sign-in is limited by address. */
function nextAddress(): string {
  addresses += 1
  return `10.1.${addresses >> 8}.${addresses & 255}`
}

async function signInEveryone(): Promise<Record<OfficerKey, Visitor>> {
  const keys = Object.keys(officers) as OfficerKey[]
  const visitors = await Promise.all(
    keys.map((key) => new Visitor(platform.address, nextAddress()).signInAsOfficer(key, password)),
  )
  return Object.fromEntries(keys.map((key, at) => [key, visitors[at]!])) as Record<OfficerKey, Visitor>
}

/** Runs work for each of many, eight at a time. */
async function forEach<Item>(items: readonly Item[], work: (item: Item, at: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) await work(items[at]!, at)
  }
  await Promise.all(Array.from({ length: 8 }, lane))
}

/** Own pay that brings the sum wanted: the deductible once a year, and twice the benefit. */
function rowsOf(quarter: (typeof quarters)[number]): BureauRow[] {
  return union.workers.flatMap((worker, place) =>
    quarter.stays.map((day, at) => {
      const isLast = quarter.quarter === '2025Q4' && place === people - 1 && at === 2
      const ownFen = 2 * (isLast ? lastFen : eachFen) + (quarter.quarter === '2025Q1' && at === 0 ? 200_000 : 0)
      return stayOf(worker, `${quarter.quarter}-${place}-${at}`, ownFen / 100, {
        admittedOn: day,
        dischargedOn: day,
        settledOn: day,
      })
    }),
  )
}

async function idsIn(officer: Visitor, quarter: string, state: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { body } = await officer.get<{ claims: { id: string }[]; next: string | null }>(
      `/mutual-aid/claims?quarter=${quarter}&state=${state}${next}`,
    )
    ids.push(...body.claims.map((claim) => claim.id))
    cursor = body.next
  }
  return ids
}

async function inBulk(officer: Visitor, path: string, claimIds: readonly string[]): Promise<void> {
  for (let from = 0; from < claimIds.length; from += 200) {
    const { body } = await officer.post<{ refused: unknown[] }>(path, { claimIds: claimIds.slice(from, from + 200) })
    expect(body.refused).toEqual([])
  }
}

async function fillIn(worker: Worker, place: number): Promise<void> {
  const visitor = await new Visitor(platform.address, `10.0.${place >> 8}.${place & 255}`).signInAsWorker(worker.phone)
  const { body } = await visitor.get<{ claims: { id: string; state: string }[] }>('/me/mutual-aid/claims')
  for (const claim of body.claims.filter((one) => one.state === 'fill')) {
    expect((await visitor.post(`/me/mutual-aid/claims/${claim.id}/submission`, submissionOf(worker))).status).toBe(204)
  }
}

async function pay(): Promise<void> {
  const { body: payout } = await cast.manager.post<{ id: string; number: string }>('/mutual-aid/payouts')
  const bankFile = new TextDecoder('gb18030').decode(
    await cast.manager.download(`/mutual-aid/payouts/${payout.id}/bank-file`),
  )
  const rows = bankFile
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
  const answer = [
    '批次号,序号,金额,结果,原因',
    ...rows.map((cells) => `${cells[0]},${cells[1]},${cells[5]},成功,`),
  ].join('\n')
  const fileId = await cast.manager.upload('回盘.csv', answer)
  expect((await cast.manager.post(`/mutual-aid/payouts/${payout.id}/result`, { fileId })).body).toMatchObject({
    failed: 0,
    state: 'answered',
  })
}

async function runQuarter(quarter: (typeof quarters)[number]): Promise<void> {
  stopClock(`${quarter.arrives}T01:00:00.000Z`)
  cast = await signInEveryone()
  await importRows(cast.manager, quarter.quarter, rowsOf(quarter))
  await screenAndDispatch(cast.manager, quarter.quarter)

  const unions = [cast.foundry, cast.couriers, cast.market, cast.port]
  await Promise.all(
    unions.map(async (officer) =>
      inBulk(officer, '/mutual-aid/notifications', await idsIn(officer, quarter.quarter, 'notify')),
    ),
  )
  await forEach(union.workers, fillIn)
  await Promise.all(
    unions.map(async (officer) =>
      inBulk(officer, '/mutual-aid/reviews', await idsIn(officer, quarter.quarter, 'grassroots')),
    ),
  )
  await Promise.all(
    [cast.north, cast.south].map(async (officer) =>
      inBulk(officer, '/mutual-aid/reviews', await idsIn(officer, quarter.quarter, 'county')),
    ),
  )
  await inBulk(cast.manager, '/mutual-aid/reviews', await idsIn(cast.manager, quarter.quarter, 'city'))
  await pay()

  const { body: proof } = await cast.manager.get<{ files: { difference: number }; whole: Record<string, unknown> }>(
    `/mutual-aid/quarters/${quarter.quarter}/proof`,
  )
  const stays = people * quarter.stays.length
  expect(proof.files.difference).toBe(0)
  expect(proof.whole).toMatchObject({
    inForce: stays,
    eligible: stays,
    paid: stays,
    declined: 0,
    unscreened: 0,
    differences: { records: 0, eligible: 0 },
  })
}

test.each(quarters.slice(0, 2))(
  '$quarter: nobody entitled is missed, and nobody leaves home to be paid',
  { timeout: 600_000 },
  runQuarter,
)

test('the policy revised in late August judges later discharges and leaves earlier ones alone', async () => {
  stopClock('2025-08-20T01:00:00.000Z')
  cast = await signInEveryone()
  const draft = {
    ...plainPolicy,
    version: 2,
    title: `${plainPolicy.title}（修订）`,
    effectiveFrom: '2025-08-25',
    waitingDays: 0,
  }
  expect((await cast.manager.post('/mutual-aid/policies', { draft })).status).toBe(200)
  const { body } = await cast.north.get<{ policies: { version: number }[] }>('/mutual-aid/policies')
  expect(body.policies.map((policy) => policy.version)).toEqual([2, 1])
})

test.each(quarters.slice(2))(
  '$quarter: nobody entitled is missed, and nobody leaves home to be paid',
  { timeout: 600_000 },
  runQuarter,
)

test('the year comes to the published person-times and money, apart from what was before', async () => {
  const { body } = await cast.manager.get<Record<string, unknown>>('/mutual-aid/statistics?year=2025')
  expect(body).toMatchObject({
    thisYear: { cases: published.yearCases, people, amountFen: published.yearFen },
    sinceStart: {
      cases: published.yearCases,
      openingCases: published.openingCases,
      openingAmountFen: published.openingFen,
    },
  })
})

test('the books, the audit chain and the cases prove themselves', async () => {
  const findings = await transaction(system, async (tx) => [
    ...(await verifyLedger(tx)),
    ...(await verifyAudit(tx)),
    ...(await verifyCases(tx)),
  ])
  expect(findings).toEqual([])
})
