import { expect } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { personsByIds } from '../people/index.ts'
import type { OccasionPage } from './contract.ts'
import { defineOccasionKind, registerOccasionKinds } from './index.ts'

export const noon = '2026-11-21T04:00:00.000Z'
export const show = defineOccasionKind<{ readonly born: string }, { readonly bornOn: string }>({
  key: 'test.show',
  name: '文艺演出',
  permission: 'membership.admit',
  readPermission: 'membership.read',
  roles: { audience: '观众', star: '演员' },
  placeKinds: { workshop: '车间', park: '产业园区' },
  tallies: { handouts: { name: '发放资料', unit: '份' } },
  enrolment: 'open',
  walkIn: 'yes',
  eligibility: {
    parseRule: (raw) => {
      if (typeof raw === 'object' && raw !== null && 'born' in raw && typeof raw.born === 'string')
        return { born: raw.born }
      throw new Error('缺少出生年份')
    },
    candidatesOf: async (tx, personIds) =>
      new Map((await personsByIds(tx, personIds)).map((one) => [one.id, { bornOn: one.bornOn }])),
    decide: (rule, { bornOn }) => (bornOn.startsWith(rule.born) ? true : `只限 ${rule.born} 年出生的职工。`),
  },
})
export const meeting = defineOccasionKind({
  key: 'test.meeting',
  name: '座谈会',
  permission: 'membership.admit',
  readPermission: 'membership.read',
  roles: { representative: '职工代表', leader: '企业领导' },
  enrolment: 'invited',
  walkIn: 'no',
})

export let platform: Platform
export let union: SmallUnion
export const officers: Record<string, Visitor> = {}
export const workers: Visitor[] = []

/** The small federation with everybody signed in, and two kinds of occasion. */
export async function openCast(): Promise<void> {
  stopClock(noon)
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
  })
  registerOccasionKinds([show, meeting])
  for (const [at, key] of ['foundry', 'market', 'north', 'outsider', 'eye'].entries())
    officers[key] = await new Visitor(platform.address, `10.2.0.${at}`).signInAsOfficer(key, password)
  for (const [at, worker] of union.workers.entries())
    workers[at] = await new Visitor(platform.address, `10.3.0.${at}`).signInAsWorker(worker.phone)
}

let journeys = 0
/** Officers' sessions do not outlast a clock that is moved. */
export async function travel(instant: string): Promise<void> {
  stopClock(instant)
  journeys += 1
  for (const [at, key] of ['foundry', 'market', 'north'].entries())
    officers[key] = await new Visitor(platform.address, `10.5.${journeys}.${at}`).signInAsOfficer(key, password)
}

export const refusedAs = ({ status, body }: Answer) => [status, (body as { code?: string })?.code]
export const all = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(system, work)
/** Workers go round the four unions in turn; those of the foundry are 0, 4, 8. */
export const ofFoundry = [0, 4, 8] as const

type Wish = Record<string, unknown>
export async function plan(changes: Wish = {}, by = officers.foundry!): Promise<string> {
  const id = newId()
  const body = {
    ...{ id, kind: show.key, orgId: union.orgIds.foundry, title: '惠工小舞台', summary: '' },
    ...{ startsAt: '2026-11-25T06:00:00.000Z', endsAt: '2026-11-25T08:00:00.000Z', visibility: 'members' },
    venues: [{ name: '主会场', place: '一号车间', capacity: 2 }],
    ...changes,
  }
  const answer = await by.post('/occasions', body)
  if (answer.status !== 200) throw Object.assign(new Error(JSON.stringify(answer.body)), { answer })
  return id
}

export async function announced(changes: Wish = {}, by = officers.foundry!): Promise<string> {
  const id = await plan(changes, by)
  expect((await by.post(`/occasions/${id}/announcement`)).status).toBe(204)
  return id
}

export const refusedPlan = async (changes: Wish) =>
  plan(changes).then(
    () => 'planned',
    (error: { answer: Answer }) => refusedAs(error.answer),
  )
export const pageOf = async (id: string) => (await officers.foundry!.get<OccasionPage>(`/occasions/${id}`)).body
export const seat = (at: number, id: string) =>
  workers[at]!.post<{ state: string; before: number }>(`/me/occasions/${id}/place`)
