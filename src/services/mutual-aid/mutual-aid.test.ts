import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  coverCsv,
  finished,
  importRows,
  plainPolicy,
  screenAndDispatch,
  stayOf,
  submissionOf,
} from '../../../test/world/mutual-aid.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import {
  foundSmallUnion,
  type OfficerKey,
  officers,
  password,
  type SmallUnion,
} from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { verifyAudit } from '../../kernel/audit/index.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { fileOf } from '../../kernel/files/index.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { databaseUrl } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { namedFund } from './fund-of.ts'
import { registerImport } from './start-import.ts'
import { verifyClaims } from './verify-claims.ts'

let platform: Platform
let union: SmallUnion
const cast = {} as Record<OfficerKey, Visitor>

type Problem = { code: string; detail: string }
type ClaimPage = { claims: { id: string; state: string; orgName: string; payableFen: number; personName: string }[] }
type Proof = {
  files: { rows: number; difference: number }
  whole: {
    inForce: number
    eligible: number
    paid: number
    declined: number
    differences: { records: number; eligible: number }
  }
}

beforeAll(async () => {
  stopClock('2025-08-04T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(16)
  })
  await signInEveryone()
  expect((await cast.manager.post('/mutual-aid/policies', { draft: plainPolicy })).status).toBe(200)
  const fileId = await cast.manager.upload('covers.csv', coverCsv(union.workers.slice(0, 14), 2025))
  expect((await cast.manager.post('/mutual-aid/covers/imports', { fileId, year: 2025 })).body).toMatchObject({
    rows: 14,
    loaded: 14,
    rejected: 0,
  })
})

afterAll(() => platform.stop())

/** Officers' sessions do not outlast a day, nor a clock that is moved. */
async function signInEveryone(): Promise<void> {
  for (const [at, key] of (Object.keys(officers) as OfficerKey[]).entries()) {
    cast[key] = await new Visitor(platform.address, `10.2.0.${at + 1}`).signInAsOfficer(key, password)
  }
}

function code(answer: Answer): string {
  return (answer.body as Problem).code
}

const signedIn = new Map<number, Promise<Visitor>>()

function workerAt(place: number): Promise<Visitor> {
  const visitor = signedIn.get(place) ?? new Visitor(platform.address).signInAsWorker(union.workers[place]!.phone)
  signedIn.set(place, visitor)
  return visitor
}

async function claimOf(worker: number): Promise<{ id: string; state: string; visitor: Visitor }> {
  const visitor = await workerAt(worker)
  const { body } = await visitor.get<{ claims: { id: string; state: string }[] }>('/me/mutual-aid/claims')
  return { ...body.claims[0]!, visitor }
}

test('a file in the quarter becomes claims at the unions of the covered, and the proof balances', async () => {
  const [foundry, couriers, market, port, second, third] = union.workers
  await importRows(cast.manager, '2025Q3', [
    stayOf(foundry!, 'S1', 25_046.5),
    stayOf(couriers!, 'S2', 1_500),
    stayOf(market!, 'S3', 8_000, { diagnosisCode: 'C34.9', diagnosisName: '肺恶性肿瘤' }),
    stayOf(port!, 'S4', 60_000),
    stayOf(second!, 'S5', 9_000),
    stayOf(third!, 'S6', 9_000, { total: '1.00' }),
    stayOf(union.workers[15]!, 'S7', 9_000),
    stayOf(union.workers[6]!, 'S8', 12_000),
  ])
  await screenAndDispatch(cast.manager, '2025Q3')

  const { body: proof } = await cast.manager.get<Proof>('/mutual-aid/quarters/2025Q3/proof')
  expect(proof.files).toMatchObject({ rows: 8, difference: 0 })
  expect(proof.whole).toMatchObject({ inForce: 7, eligible: 5, differences: { records: 0, eligible: 0 } })
  const { body: page } = await cast.foundry.get<ClaimPage>('/mutual-aid/claims')
  expect(new Set(page.claims.map((claim) => claim.payableFen))).toEqual(new Set([350_000, 1_152_325]))
})

test('each level sees its own people and nobody else’s, in lists, by id and in the proof', async () => {
  const { body: all } = await cast.manager.get<ClaimPage>('/mutual-aid/claims')
  expect(all.claims).toHaveLength(5)
  const north = (await cast.north.get<ClaimPage>('/mutual-aid/claims')).body.claims
  expect(new Set(north.map((claim) => claim.orgName))).toEqual(new Set(['江北铸造厂工会']))
  const foreign = all.claims.find((claim) => claim.orgName === '东港造船工会')!
  const asked = await cast.foundry.get(`/mutual-aid/claims/${foreign.id}`)
  const absent = await cast.foundry.get(`/mutual-aid/claims/${crypto.randomUUID()}`)
  expect([asked.status, code(asked)]).toEqual([404, 'mutual-aid.claim-missing'])
  expect([absent.status, code(absent)]).toEqual([404, 'mutual-aid.claim-missing'])
  expect((await cast.outsider.get<ClaimPage>('/mutual-aid/claims')).body.claims).toEqual([])
  const { body: proof } = await cast.south.get<Proof>('/mutual-aid/quarters/2025Q3/proof')
  expect(proof.whole).toMatchObject({ inForce: 3, eligible: 3 })
})

test('a worker reads every step of the sum, and nobody else may', async () => {
  const { id, visitor } = await claimOf(0)
  const { body } = await visitor.get<{ computation: Record<string, unknown> }>(`/me/mutual-aid/claims/${id}`)
  expect(body.computation).toMatchObject({
    ownFen: 2_504_650,
    deductibleFen: 200_000,
    countableFen: 2_304_650,
    inpatientFen: 1_152_325,
    payableFen: 1_152_325,
  })
  const other = await workerAt(1)
  expect(code(await other.get(`/me/mutual-aid/claims/${id}`))).toBe('mutual-aid.claim-missing')
})

test('only the union of the person notifies, and then the person has the policy’s days to answer', async () => {
  const { id, visitor } = await claimOf(0)
  expect((await cast.market.post(`/mutual-aid/claims/${id}/notification`, { by: 'phone' })).status).toBe(404)
  expect(
    (await cast.foundry.post(`/mutual-aid/claims/${id}/notification`, { by: 'phone', note: '已告知' })).status,
  ).toBe(204)
  const { body } = await visitor.get<{ claim: { state: string; due: { daysLeft: number } } }>(
    `/me/mutual-aid/claims/${id}`,
  )
  expect(body.claim).toMatchObject({ state: 'fill', due: { daysLeft: 20 } })
})

test('what is wrong in a submission is refused one by one, and nothing is kept', async () => {
  const { id, visitor } = await claimOf(0)
  const right = submissionOf(union.workers[0]!)
  const wrong = [
    [{ idTail: '0000' }, 'mutual-aid.identity-not-confirmed'],
    [{ cardNumber: '6222020200112230005' }, 'mutual-aid.card-number-wrong'],
    [{ holderName: '别人' }, 'mutual-aid.holder-not-claimant'],
    [{ consentVersion: undefined }, 'privacy.consent-needed'],
    [{ consentVersion: 7 }, 'privacy.consent-outdated'],
    [
      { agent: { name: '家属', idNumber: '110101199001011234', relation: 'child', reason: 'incapacitated' } },
      'mutual-aid.agent-id-wrong',
    ],
    [{ signature: 'A'.repeat(200) }, 'mutual-aid.signature-unreadable'],
  ] as const
  for (const [change, expected] of wrong) {
    expect(code(await visitor.post(`/me/mutual-aid/claims/${id}/submission`, { ...right, ...change }))).toBe(expected)
  }
  expect((await visitor.get<{ submission: unknown }>(`/me/mutual-aid/claims/${id}`)).body.submission).toBeNull()
})

test('a submission sent twice under one key is one submission', async () => {
  const { id, visitor } = await claimOf(0)
  const submission = submissionOf(union.workers[0]!)
  const key = crypto.randomUUID()
  const path = `/me/mutual-aid/claims/${id}/submission`
  const answers = await Promise.all([visitor.post(path, submission, key), visitor.post(path, submission, key)])
  expect(answers.map((answer) => answer.status)).toEqual([204, 204])
  const { body } = await visitor.get<{ claim: { state: string }; submission: { bankCard: { maskedNumber: string } } }>(
    `/me/mutual-aid/claims/${id}`,
  )
  expect(body.claim.state).toBe('grassroots')
  expect(body.submission.bankCard.maskedNumber).toBe('**** 0004')
})

test('a claim sent back returns to the person with the reason, and an objection stops nothing', async () => {
  const { id, visitor } = await claimOf(0)
  expect(
    (await cast.foundry.post(`/mutual-aid/claims/${id}/review`, { decision: 'send-back', note: '请补开户支行' }))
      .status,
  ).toBe(204)
  const { body } = await visitor.get<{ claim: { state: string }; message: string }>(`/me/mutual-aid/claims/${id}`)
  expect([body.claim.state, body.message]).toEqual(['fill', '请补开户支行'])
  expect((await visitor.post(`/me/mutual-aid/claims/${id}/objection`, { text: '住院天数好像不对' })).status).toBe(204)
  expect((await visitor.post(`/me/mutual-aid/claims/${id}/submission`, submissionOf(union.workers[0]!))).status).toBe(
    204,
  )
})

test('a claim climbs desk by desk; nobody approves at another’s desk', async () => {
  const { id, visitor } = await claimOf(0)
  expect((await cast.north.post(`/mutual-aid/claims/${id}/review`, { decision: 'approve' })).status).toBe(403)
  for (const officer of [cast.foundry, cast.north, cast.manager]) {
    expect((await officer.post(`/mutual-aid/claims/${id}/review`, { decision: 'approve' })).status).toBe(204)
  }
  expect((await visitor.get<{ claim: { state: string } }>(`/me/mutual-aid/claims/${id}`)).body.claim.state).toBe(
    'paying',
  )
})

test('above the limit the city needs a second pair of eyes', async () => {
  const { id, visitor } = await claimOf(3)
  await cast.port.post(`/mutual-aid/claims/${id}/notification`, { by: 'visit' })
  await visitor.post(`/me/mutual-aid/claims/${id}/submission`, submissionOf(union.workers[3]!))
  for (const officer of [cast.port, cast.south, cast.manager])
    await officer.post(`/mutual-aid/claims/${id}/review`, { decision: 'approve' })
  expect((await claimOf(3)).state).toBe('second')
  expect(code(await cast.manager.post(`/mutual-aid/claims/${id}/review`, { decision: 'approve' }))).toBe(
    'cases.four-eyes',
  )
  expect((await cast.second.post(`/mutual-aid/claims/${id}/review`, { decision: 'approve' })).status).toBe(204)
})

test('a batch the fund cannot carry is not made', async () => {
  expect(code(await cast.manager.post('/mutual-aid/payouts'))).toBe('mutual-aid.fund-short')
})

test('money that came into the fund is booked once under two clicks', async () => {
  const before = (await cast.manager.get<{ fundBalanceFen: number }>('/mutual-aid/payouts')).body.fundBalanceFen
  const key = crypto.randomUUID()
  const record = () =>
    cast.manager.post('/mutual-aid/contributions', { amountFen: 5_000_000, source: '2025年会员缴费' }, key)
  const answers = await Promise.all([record(), record()])
  expect(answers.map((answer) => answer.body)).toEqual(Array(2).fill({ fundBalanceFen: before + 5_000_000 }))
  expect(code(await cast.north.post('/mutual-aid/contributions', { amountFen: 1, source: '试试' }))).toBe(
    'access.not-permitted',
  )
})

test('a batch goes to the bank once and comes back; failures return to the person with the reason', async () => {
  const key = crypto.randomUUID()
  const [first, replay] = [
    await cast.manager.post<{ id: string; number: string; payments: number }>('/mutual-aid/payouts', {}, key),
    await cast.manager.post('/mutual-aid/payouts', {}, key),
  ]
  expect(replay.body).toEqual(first.body)
  expect(first.body.payments).toBe(2)
  expect(code(await cast.manager.post('/mutual-aid/payouts'))).toBe('mutual-aid.nothing-to-pay')
  const { id, number } = first.body

  const answer = (rows: string[]) => ['批次号,序号,金额,结果,原因', ...rows].join('\n')
  const load = async (text: string) =>
    cast.manager.post(`/mutual-aid/payouts/${id}/result`, { fileId: await cast.manager.upload('回盘.csv', text) })
  expect(code(await load(answer([`${number},1,1.00,成功,`])))).toBe('mutual-aid.result-before-sending')
  const bankFile = new TextDecoder('gb18030').decode(await cast.manager.download(`/mutual-aid/payouts/${id}/bank-file`))
  expect(bankFile).toContain('6222020200112230004')
  const lines = bankFile
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
  const amounts = lines.map((cells) => cells[5])

  expect(code(await load(answer([`PC20990101-01,1,${amounts[0]},成功,`])))).toBe('mutual-aid.result-of-another-batch')
  expect(code(await load(answer([`${number},1,0.01,成功,`])))).toBe('mutual-aid.result-faulty')
  const paidAt = lines.findIndex((cells) => cells[2] === union.workers[0]!.name)
  const result = answer(
    lines.map((cells, at) => `${number},${cells[1]},${cells[5]},${at === paidAt ? '成功,' : '失败,账户状态异常'}`),
  )
  expect((await load(result)).body).toMatchObject({ paid: 1, failed: 1, state: 'answered' })
  expect((await load(result)).body).toMatchObject({ paid: 1, failed: 1 })
  expect(code(await load(answer([`${number},${paidAt + 1},${amounts[paidAt]},失败,退票`])))).toBe(
    'mutual-aid.result-contradicts',
  )
  const states = [(await claimOf(0)).state, (await claimOf(3)).state]
  expect(states).toEqual(['paid', 'payment-failed'])
})

test('a person may give the money up, and only she', async () => {
  const { id, visitor } = await claimOf(2)
  expect(code(await visitor.post(`/me/mutual-aid/claims/${id}/refusal`, { idTail: '0000' }))).toBe(
    'mutual-aid.identity-not-confirmed',
  )
  expect(
    (await visitor.post(`/me/mutual-aid/claims/${id}/refusal`, { idTail: union.workers[2]!.idNumber.slice(-4) }))
      .status,
  ).toBe(204)
  expect((await claimOf(2)).state).toBe('declined')
})

test('a claim lapses only after the policy’s period', async () => {
  const { id } = await claimOf(4)
  const lapse = () => cast.north.post(`/mutual-aid/claims/${id}/lapse`, { note: '三次电话两次上门均未联系上本人' })
  expect(code(await lapse())).toBe('mutual-aid.claim-period-open')
  stopClock('2025-10-13T02:00:00.000Z')
  signedIn.clear()
  await signInEveryone()
  expect((await lapse()).status).toBe(204)
  expect((await claimOf(4)).state).toBe('declined')
})

test('a correction reopens what is open, and what was paid too much is set off against the next benefit', async () => {
  const [first, , , , , , seventh] = union.workers
  await importRows(cast.manager, '2025Q3', [
    stayOf(first!, 'S1R', 5_000, { kind: '更正', originalNo: 'S1', settledOn: '2025-10-12' }),
    stayOf(seventh!, 'S8R', 12_000, { kind: '冲正', originalNo: 'S8', settledOn: '2025-10-12' }),
    stayOf(first!, 'S9', 20_000, { admittedOn: '2025-09-01', dischargedOn: '2025-09-20', settledOn: '2025-09-21' }),
  ])
  await screenAndDispatch(cast.manager, '2025Q3')
  const { visitor } = await claimOf(0)
  const { body } = await visitor.get<{ claims: { payableFen: number; state: string }[] }>('/me/mutual-aid/claims')
  expect((await claimOf(6)).state).toBe('void')
  const { body: proof } = await cast.manager.get<Proof>('/mutual-aid/quarters/2025Q3/proof')
  expect(proof.whole.differences).toEqual({ records: 0, eligible: 0 })
  // S1 paid 11,523.25; corrected it is worth 1,500.00 under its own record; S1R 1,500.00 and S9 10,000.00 are new.
  expect(body.claims.map((claim) => claim.payableFen).reduce((sum, fen) => sum + fen, 0)).toBe(1_150_000 + 2_325)
})

test('imports, screening and dispatch belong to the fund’s own federation', async () => {
  const fileId = await cast.north.upload('x.csv', '结算流水号\n1')
  expect(code(await cast.north.post('/mutual-aid/imports', { fileId, quarter: '2025Q3', sender: '市医保局' }))).toBe(
    'access.not-permitted',
  )
  expect(code(await cast.outsider.post('/mutual-aid/quarters/2025Q3/screening'))).toBe('mutual-aid.fund-missing')
  expect((await cast.outsider.get('/mutual-aid/policies')).body).toEqual({ policies: [] })
  expect(code(await cast.manager.post('/mutual-aid/quarters/2025Q4/dispatch'))).toBe('mutual-aid.quarter-not-screened')
  expect(code(await cast.manager.get(`/mutual-aid/imports/${crypto.randomUUID()}`))).toBe('mutual-aid.import-missing')
  expect(code(await cast.manager.get(`/mutual-aid/payouts/${crypto.randomUUID()}`))).toBe('mutual-aid.payout-missing')
})

test('a file of another kind is refused whole with what to do, and leaves nothing', async () => {
  const fileId = await cast.manager.upload('wrong.csv', '姓名,年龄\n张三,40')
  const started = await cast.manager.post<{ id: string; jobId: string }>('/mutual-aid/imports', {
    fileId,
    quarter: '2025Q4',
    sender: '别家',
  })
  await expect(finished(cast.manager, started.body.jobId)).rejects.toThrow('结算流水号')
  const { body } = await cast.manager.get<{ state: string; problem: string; balance: unknown }>(
    `/mutual-aid/imports/${started.body.id}`,
  )
  expect(body).toMatchObject({ state: 'failed', balance: null })
})

test('a policy that contradicts itself is refused with every fault, and a published number stays', async () => {
  const draft = {
    ...plainPolicy,
    version: 1,
    effectiveFrom: '2024-01-01',
    inpatient: { ...plainPolicy.inpatient, tiers: [] },
  }
  const refused = await cast.manager.post<Problem & { facts: { codes: string[] } }>('/mutual-aid/policies', { draft })
  expect(refused.body.code).toBe('mutual-aid.policy-refused')
  expect(refused.body.facts.codes).toEqual(
    expect.arrayContaining([
      'mutual-aid.policy-version-used',
      'mutual-aid.policy-effective-date-not-later',
      'mutual-aid.policy-tiers-empty',
    ]),
  )
})

test('a fund’s policy is published by its own federation only', async () => {
  const draft = { ...plainPolicy, version: 2, effectiveFrom: '2026-01-01' }
  expect(code(await cast.outsider.post('/mutual-aid/policies', { draft }))).toBe('mutual-aid.fund-of-another')
})

test('a quarter is screened once at a time, and not while a file of it is coming in', async () => {
  const start = () => cast.manager.post<{ jobId: string }>('/mutual-aid/quarters/2025Q2/screening')
  const slow = new pg.Client({ connectionString: databaseUrl() })
  await slow.connect()
  await slow.query('begin; lock table mutual_aid.assessments in exclusive mode')
  const first = await start()
  const waits = `select from pg_locks where relation = 'mutual_aid.assessments'::regclass and not granted`
  while ((await slow.query(waits)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(code(await start())).toBe('mutual-aid.job-running')
  await slow.end()
  await finished(cast.manager, first.body.jobId)

  const fileId = await cast.manager.upload('waits.csv', coverCsv(union.workers.slice(0, 1), 2025))
  const importId = newId()
  await transaction(system, async (tx) => {
    const actor = systemActor('test')
    const file = await fileOf(tx, actor, fileId)
    await registerImport(tx, actor, await namedFund(tx, undefined), file, {
      quarter: '2025Q2',
      sender: '市医保局',
      importId,
      jobId: null,
    })
  })
  expect(code(await start())).toBe('mutual-aid.import-running')
})

test('after all of it the books, the audit chain, the cases and the claims prove themselves', async () => {
  const findings = await transaction(system, async (tx) => [
    ...(await verifyLedger(tx)),
    ...(await verifyAudit(tx)),
    ...(await verifyCases(tx)),
    ...(await verifyClaims(tx)),
  ])
  expect(findings).toEqual([])
})
