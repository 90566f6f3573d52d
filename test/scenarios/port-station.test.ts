import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import type { DisputeFile } from '../../src/services/disputes/disputes.contract.ts'
import type { Counter } from '../../src/services/disputes/learning.contract.ts'
import { disputes } from '../../src/services/disputes/service.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { appointBody, type Desk, done, firmNames, inkPng } from '../world/port-station.ts'
import { foundSmallUnion, password, type SmallUnion } from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'

/**
 * 港口物流产业劳动关系公共服务站 (S39, A002-12): 「共审结案件106件，开展工会仲裁学堂17场，发出工会法律监督意见书21份」, 「受益农民工达3000多人」, and a
 * driver who has his two months' wages, 9,000 yuan, on the day on which he asks for them.
 */
const published = { concluded: 106, schools: 17, letters: 21 }
/** Three cases of the year are of many workers each. */
const series = [1_000, 1_000, 920]
const months = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11']

let platform: Platform
let union: SmallUnion
let officer: Visitor
let mediator: Desk
let commission: Desk
let stationId: string
let rounds = 0
const firmIds: string[] = []
/** Schools of the month that are still to be held. */
const schools: string[] = []

beforeAll(async () => {
  stopClock('2025-04-01T01:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(4)
  })
  const { north } = union.orgIds
  mediator = await appointBody(platform, north, '江北区港口物流人民调解委员会', 'mediator')
  commission = await appointBody(platform, north, '江北区劳动人事争议仲裁委员会', 'arbitrator')
  await at('2025-04-01T01:00:00.000Z')
  const station = {
    orgId: north,
    name: '港口物流产业劳动关系公共服务站',
    industry: 'port-logistics',
    place: '东港集装箱码头 2 号门',
    openedOn: '2025-04-01',
  }
  stationId = (await done(officer.post<{ id: string }>('/disputes/stations', station))).id
  for (const name of firmNames) {
    const firm = { orgId: north, name, creditCode: null, industry: 'port-logistics', regionId: north }
    firmIds.push((await done(officer.post<{ id: string }>('/disputes/firms', firm))).id)
  }
}, 120_000)

afterAll(() => platform.stop())

/** The clock moves on, and whoever was signed in signs in again. */
async function at(instant: string): Promise<void> {
  rounds += 1
  stopClock(instant)
  officer = await new Visitor(platform.address, `10.5.0.${rounds}`).signInAsOfficer('rights', password)
}

/** 代为登记 at the station, paid after a talk. */
async function concludeAtStation(index: number, month: string): Promise<void> {
  const { name, idNumber, phone } = demoPerson(91, index, '130302')
  const firm = index % firmIds.length
  const owedFen = 300_000 + index * 1_000
  const claim = {
    ...{ orgId: union.orgIds.north, stationId, channel: 'station', source: 'claimant' },
    ...{ claimant: { name, idNumber, phone }, occupation: '集装箱货车司机', isMigrant: true, employment: 'employed' },
    ...{ subjects: ['wages'], wages: [{ month: `${month}-01`, owedFen }] },
    ...{ respondents: [{ name: firmNames[firm], creditCode: null }], firm: { firmId: firmIds[firm] } },
  }
  const { id } = await done(officer.post<{ id: string }>('/disputes', claim))
  if (index < series.length) await addWorkers(id, index, month)
  const isTypical = index < published.schools
  const isCommon = index < published.letters
  const classes = ['migrant-wages', ...(isTypical ? ['typical'] : []), ...(isCommon ? ['common'] : [])]
  await done(officer.post(`/disputes/${id}/classes`, { classes, riskFlags: [] }))
  const now = `${month}-20T01:00:00.000Z`
  const met = { heldAt: now, place: '服务站调解室', outcome: 'agreed', note: '双方同意一次付清' }
  await done(officer.post(`/disputes/${id}/mediations`, met))
  await done(officer.post(`/disputes/${id}/payments`, { paidAt: now, amountFen: owedFen, way: 'mediation' }))
  if (isTypical) schools.push(await planSchool(id, index, month))
  if (isCommon) await sendLetter(id, firm, month)
}

async function addWorkers(id: string, which: number, month: string): Promise<void> {
  const workers = Array.from({ length: series[which]! }, (_, row) => {
    const { name, idNumber, phone } = demoPerson(92 + which, row, '130302')
    return { name, idNumber, phone, wages: [{ month: `${month}-01`, owedFen: 200_000 + row }] }
  })
  const added = await done(officer.post<{ added: number; rejected: unknown[] }>(`/disputes/${id}/series`, { workers }))
  expect(added).toEqual({ added: workers.length, rejected: [] })
  const paid = { paidAt: `${month}-20T01:00:00.000Z`, way: 'mediation' }
  const all = await done(officer.post(`/disputes/${id}/series/payment`, paid))
  expect(all).toEqual({ paid: workers.length, amountFen: workers.reduce((sum, one) => sum + one.wages[0]!.owedFen, 0) })
}

async function planSchool(id: string, index: number, month: string): Promise<string> {
  const plan = {
    title: `仲裁学堂第 ${index + 1} 讲：拖欠司机工资`,
    startsAt: `${month}-20T01:30:00.000Z`,
    endsAt: `${month}-20T02:30:00.000Z`,
    place: '港区仲裁庭',
    liveUrl: 'https://live.example.org/port',
  }
  const school = await done(officer.post<{ id: string }>(`/disputes/${id}/school`, plan))
  const guest = { firmId: firmIds[(index + 1) % firmIds.length], name: '刘经理', role: 'head' }
  await done(officer.post(`/disputes/schools/${school.id}/guests`, { guests: [guest] }))
  return school.id
}

/** The hearing is over: who was there, and what an arbitrator makes of it. */
async function holdSchool(id: string): Promise<void> {
  const path = `/disputes/schools/${id}`
  await done(officer.post(`${path}/closing`, { note: '庭审结束' }))
  const comment = { comment: '用工单位要按月足额支付工资，留存考勤和运单。', by: '周正', as: 'arbitrator' }
  await done(officer.post(`${path}/comment`, comment))
}

async function sendLetter(id: string, firm: number, month: string): Promise<void> {
  const letter = {
    orgId: union.orgIds.north,
    disputeId: id,
    to: { kind: 'firm', firmId: firmIds[firm] },
    found: '跨月发放司机工资。',
    basis: '《中华人民共和国劳动法》第五十条。',
    advice: '按月以货币足额支付工资，每月公示。',
    replyBy: `${month}-28`,
  }
  const drafted = await done(officer.post<{ id: string }>('/disputes/letters', letter))
  type Letters = { letters: { id: string; digest: string }[] }
  const { letters } = await done(officer.get<Letters>(`/disputes/letters?disputeId=${id}`))
  await done(officer.post(`/disputes/letters/${drafted.id}/signature`, { digest: letters[0]!.digest, password }))
  const sent = { step: 'dispatch', on: `${month}-20`, text: '当面送达' }
  await done(officer.post(`/disputes/letters/${drafted.id}/steps`, sent))
}

test('the station concludes 105 cases of a year: 17 become schools, 21 bring letters, three are of many workers', async () => {
  let index = 0
  for (const [turn, month] of months.entries()) {
    await at(`${month}-20T01:00:00.000Z`)
    const until = Math.round(((published.concluded - 1) * (turn + 1)) / months.length)
    for (; index < until; index += 1) await concludeAtStation(index, month)
    await at(`${month}-20T03:00:00.000Z`)
    for (const id of schools.splice(0)) await holdSchool(id)
  }
  expect(index).toBe(published.concluded - 1)
}, 300_000)

describe('master Wei, who waits to unload', () => {
  let driver: Visitor
  let id: string
  const file = () => done(officer.get<DisputeFile>(`/disputes/${id}`))

  test('asks at the station for October and November, and the commission takes it up at once', async () => {
    await at('2025-12-01T00:30:00.000Z')
    driver = await new Visitor(platform.address, '10.5.1.1').signInAsWorker(union.workers[0]!.phone)
    const claim = {
      ...{ orgId: union.orgIds.north, stationId, place: '2 号门待卸区', occupation: '集装箱货车司机' },
      ...{ isMigrant: true, employment: 'employed', subjects: ['wages'], story: '正常出车，两个月没有发工资。' },
      wages: [
        { month: '2025-10-01', owedFen: 450_000 },
        { month: '2025-11-01', owedFen: 450_000 },
      ],
      respondents: [{ name: firmNames[0], creditCode: null }],
    }
    id = (await done(driver.post<{ id: string }>('/me/disputes', claim))).id
    const firm = { firmId: firmIds[0] }
    await done(officer.post(`/disputes/${id}/registration`, { classes: ['migrant-wages'], note: '', firm }))
    for (const { orgId } of [mediator, commission]) {
      await done(officer.post(`/cases/${id}/bodies`, { orgId, role: 'joint', note: '请到服务站联合调处' }))
    }
    const applied = { step: 'apply', commission: '江北区劳动人事争议仲裁委员会', appliedOn: '2025-12-01' }
    await done(officer.post(`/disputes/${id}/arbitration`, applied))
    const judge = await commission.signIn()
    await done(judge.post(`/cases/${id}/arrival`))
    const accepted = { step: 'accept', on: '2025-12-01', number: '江北劳仲案〔2025〕106号' }
    await done(judge.post(`/disputes/shared/${id}/arbitration`, accepted))
    const mobile = { kind: 'mobile', startsAt: '2025-12-01T01:30:00.000Z', place: '工会移动仲裁庭' }
    await done(officer.post(`/disputes/${id}/hearings`, { ...mobile, notifiedOn: '2025-12-01' }))
    expect(await file()).toMatchObject({ state: 'arbitrating', stationName: '港口物流产业劳动关系公共服务站' })
  })

  test('is brought together with his firm by the mediator at the mobile tribunal, and signs', async () => {
    await at('2025-12-01T02:30:00.000Z')
    const met = { heldAt: '2025-12-01T02:00:00.000Z', place: '工会移动仲裁庭', outcome: 'agreed', note: '今天付清' }
    await done((await mediator.signIn()).post(`/disputes/shared/${id}/mediations`, met))
    const [hearing] = (await file()).hearings
    const end = { state: 'held', outcome: '庭上达成调解', seats: [] }
    await done(officer.post(`/disputes/hearings/${hearing!.id}/end`, end))
    const boss = { ...demoPerson(97, 1, '130302'), post: '法定代表人' }
    const { name, idNumber, phone, post } = boss
    const terms = {
      ...{ way: 'in-arbitration', amountFen: 900_000, payBy: '2025-12-01' },
      signer: { name, idNumber, phone, post },
    }
    const agreed = await done(officer.post<{ documentId: string }>(`/disputes/${id}/agreement`, terms))
    const path = `/disputes/agreements/${agreed.documentId}`
    type Opened = { document: { digest: string } }
    const other = await new Visitor(platform.address, '10.5.1.2').signInAsWorker(phone)
    for (const signer of [driver, other]) {
      const { document } = await done(signer.get<Opened>(path))
      await done(signer.post(`${path}/signature`, { digest: document.digest, picture: inkPng }))
    }
    const { document } = await done(officer.get<Opened>(path))
    const signed = officer.post(`${path}/countersignature`, { digest: document.digest, password })
    expect(await done(signed)).toEqual({ complete: true })
    expect((await file()).state).toBe('agreed')
  })

  test('has 9,000 yuan the same day', async () => {
    await at('2025-12-01T08:00:00.000Z')
    const paid = { paidAt: '2025-12-01T07:45:00.000Z', amountFen: 900_000, way: 'in-arbitration', note: '银行转账' }
    const recorded = await done(officer.post(`/disputes/${id}/payments`, paid))
    expect(recorded).toMatchObject({ leftFen: 0, closed: true })
    type Mine = { disputes: { state: string; recoveredFen: number }[] }
    const her = await done(driver.get<Mine>('/me/disputes'))
    expect(her.disputes).toMatchObject([{ state: 'settled', recoveredFen: 900_000 }])
    const closed = await file()
    expect(closed.filedAt.slice(0, 10)).toBe(closed.paidAt!.slice(0, 10))
  })
})

test('106 cases, 17 schools, 21 letters, more than 3,000 workers with money: each number out of its facts', async () => {
  const address = `/disputes/figures?orgId=${union.orgIds.north}&from=2025-01-01&to=2025-12-31`
  const { counters } = await done(officer.get<{ counters: Counter[] }>(address))
  const of = (kind: string) => counters.find((one) => one.kind === kind)!
  expect(of('registered').cases).toBe(published.concluded)
  expect(of('concluded').cases).toBe(published.concluded)
  expect(of('schools').cases).toBe(published.schools)
  expect(of('letters').cases).toBe(published.letters)
  expect(of('beneficiaries').people).toBe(published.concluded + series.reduce((sum, one) => sum + one, 0))
  expect(of('beneficiaries').people).toBeGreaterThan(3_000)
  expect(await transaction(system, disputes.verify)).toEqual([])
})
