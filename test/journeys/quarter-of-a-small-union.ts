import { demoPerson } from '../../src/apps/demo/people.ts'
import { registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { config } from '../../src/platform/config.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import type { BureauRow } from '../../src/services/mutual-aid/bureau-simulator.ts'
import { bookContribution } from '../../src/services/mutual-aid/service.ts'
import { foundMall } from '../world/market.ts'
import {
  coverCsv,
  finished,
  importRows,
  plainPolicy,
  screenAndDispatch,
  stayOf,
  submissionOf,
} from '../world/mutual-aid.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { foundSmallUnion, type OfficerKey, password, type SmallUnion, tree } from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'

export type CoveredUnion = { readonly platform: Platform; readonly union: SmallUnion }

export const quarter = '2025Q3'

/**
 * A small union on 4 August 2025: a policy in force, a million yuan in its fund, twelve workers covered,
 * and no settlement yet.
 */
export async function startCoveredUnion(): Promise<CoveredUnion> {
  stopClock('2025-08-04T02:00:00.000Z')
  let union: SmallUnion | undefined
  const platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
    await foundMall(union.orgIds.city, [{ stock: 100, price: 3_500, category: '粮油' }])
  })
  const officer = await officerAt(platform, 'manager')
  await told(officer.post('/mutual-aid/policies', { draft: plainPolicy }))
  await transaction(system, (tx) => bookContribution(tx, plainPolicy.fund, 100_000_000))
  const fileId = await officer.upload('参保名单.csv', coverCsv(union!.workers, 2025))
  await told(officer.post('/mutual-aid/covers/imports', { fileId, year: 2025 }))
  return { platform, union: union! }
}

/** Six good rows, one of them below the deductible, and two that must be rejected, each for a reason of its own. */
export function bureauRows({ workers }: SmallUnion): BureauRow[] {
  return [
    stayOf(workers[0]!, 'S1', 25_046.5),
    stayOf(workers[1]!, 'S2', 9_000),
    stayOf(workers[2]!, 'S3', 8_000, { diagnosisCode: 'C34.9', diagnosisName: '肺恶性肿瘤' }),
    stayOf(workers[3]!, 'S4', 12_000),
    stayOf(workers[4]!, 'S5', 6_000),
    stayOf(workers[5]!, 'S6', 1_500),
    stayOf(workers[6]!, 'S7', 9_000, { total: '1.00' }),
    stayOf({ ...workers[7]!, idNumber: '110101199001011234' }, 'S8', 9_000),
  ]
}

/** What waits among the members' records at the couriers' union, by the place of its page. */
export type WaitingRecords = Readonly<Record<'tags' | 'departures' | 'imports' | 'merges', string>>

/** Its quarter in mid-flow: `filling` is at the first worker, `paying` of the second in a batch. */
export type BusyUnion = CoveredUnion & {
  readonly filling: string
  readonly paying: string
  readonly payout: string
  readonly applications: { readonly filling: string; readonly paying: string }
  readonly records: WaitingRecords
}

export async function startBusyUnion(): Promise<BusyUnion> {
  const world = await startCoveredUnion()
  const { platform, union } = world
  const city = await officerAt(platform, 'manager')
  await importRows(city, quarter, bureauRows(union), '2025年三季度结算.csv')
  await screenAndDispatch(city, quarter)
  const filling = await claimOf(platform, union, 0)
  const paying = await claimOf(platform, union, 1)
  await tell(await officerAt(platform, 'foundry'), filling.id)
  const home = await officerAt(platform, 'couriers')
  await tell(home, paying.id)
  await told(paying.visitor.post(`/me/mutual-aid/claims/${paying.id}/submission`, submissionOf(union.workers[1]!)))
  for (const officer of [home, await officerAt(platform, 'north'), city])
    await told(officer.post(`/mutual-aid/claims/${paying.id}/review`, { decision: 'approve' }))
  const batch = await told(city.post<{ id: string }>('/mutual-aid/payouts'))
  const applications = {
    filling: await applyBelow(union, filling.visitor, '铸造车间分会'),
    paying: await applyBelow(union, paying.visitor, '夜班骑手分会'),
  }
  const records = await keepRecordsWaiting(platform, union)
  // A phone gets no second code within the minute.
  stopClock('2025-08-04T02:30:00.000Z')
  return { ...world, filling: filling.id, paying: paying.id, payout: batch.id, applications, records }
}

/** A tag asked for, a transfer, a checked list and a proposed merger, all under the couriers' union. */
async function keepRecordsWaiting(platform: Platform, union: SmallUnion): Promise<WaitingRecords> {
  const courier = await new Visitor(platform.address).signInAsWorker(union.workers[5]!.phone)
  const tag = await told(
    courier.post<{ id: string }>('/me/membership/tag-requests', { kind: 'membership.tag.migrant' }),
  )
  const moving = { orgId: union.orgIds.foundry, form: 'employed', employerName: '江北铸造厂', reason: '换了单位' }
  await told(courier.post('/me/membership/transfers', moving))

  const home = await officerAt(platform, 'couriers')
  const { departures } = await told(home.get<{ departures: { id: string }[] }>('/membership/departures'))
  const newcomer = demoPerson(31, 1, '130302')
  const list = ['姓名,证件号码,工会编码', `${newcomer.name},${newcomer.idNumber},${tree.couriers.code}`].join('\n')
  const fileId = await home.upload('骑手名单.csv', list)
  const checking = await told(
    home.post<{ id: string; jobId: string }>('/membership/imports', { fileId, orgId: union.orgIds.couriers }),
  )
  await finished(home, checking.jobId)

  const member = union.workers[9]!
  const oldNumber = member.idNumber.slice(0, 6) + member.idNumber.slice(8, 17)
  const old = sealRegistration(config().sealKeys, { name: member.name, idNumber: oldNumber, phone: null })
  const [twin] = await transaction(system, (tx) => registerPeople(tx, [old]))
  const pair = { oneId: member.personId, otherId: twin!.personId, reason: '老身份证号码重复建档' }
  const merge = await told(home.post<{ id: string }>('/membership/merges', pair))
  return { tags: tag.id, departures: departures[0]!.id, imports: checking.id, merges: merge.id }
}

function officerAt(platform: Platform, account: OfficerKey): Promise<Visitor> {
  return new Visitor(platform.address).signInAsOfficer(account, password)
}

async function claimOf(platform: Platform, union: SmallUnion, worker: number) {
  const visitor = await new Visitor(platform.address).signInAsWorker(union.workers[worker]!.phone)
  const { claims } = await told(visitor.get<{ claims: { id: string }[] }>('/me/mutual-aid/claims'))
  return { id: claims[0]!.id, visitor }
}

/** An application at the desk of a union whose officers, and those above, are among the readers. */
async function applyBelow(union: SmallUnion, visitor: Visitor, name: string): Promise<string> {
  const wish = { parentId: union.orgIds.couriers, kind: 'firm', name, employerName: name, founderName: '林小雨' }
  const { id } = await told(
    visitor.post<{ id: string }>('/unions/applications', { ...wish, workerCount: 12, memberCount: 9 }),
  )
  return id
}

function tell(officer: Visitor, claimId: string): Promise<unknown> {
  return told(officer.post(`/mutual-aid/claims/${claimId}/notification`, { by: 'phone' }))
}

/** What was answered; a refusal stops the world from being built on sand. */
async function told<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(JSON.stringify(body))
  return body
}
