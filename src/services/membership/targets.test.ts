import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type OfficerKey, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { newId } from '../../platform/ids.ts'
import type { Statistics } from './statistics.contract.ts'

let platform: Platform
let union: SmallUnion
let visits = 0

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(4)
  })
})
afterAll(() => platform.stop())

const code = (answer: Answer) => (answer.body as { code: string }).code
const officer = (account: OfficerKey) =>
  new Visitor(platform.address, `10.12.0.${++visits}`).signInAsOfficer(account, password)
const words = {
  title: '三年新发展 1 万人',
  timeKind: 'total',
  amount: 10_000,
  fromYear: 2024,
  toYear: 2026,
  source: '行动计划征求意见稿',
}
const set = (visitor: Visitor, key = newId()) =>
  visitor.post<{ id: string }>('/membership/targets', { ...words, orgId: union.orgIds.city }, key)

async function figures(): Promise<Statistics> {
  const path = `/membership/statistics?orgId=${union.orgIds.city}&from=2026-01-01&to=2026-12-31`
  return (await (await officer('manager')).get<Statistics>(path)).body
}

test('a target that is sent twice is set once, and reads otherwise after a correction with what it read before', async () => {
  const manager = await officer('manager')
  const key = newId()
  const first = await set(manager, key)
  expect((await set(manager, key)).body).toEqual(first.body)
  const correction = { ...words, amount: 12_000, source: '行动计划印发稿', reason: '印发稿的人数不同' }
  const correct = (asked: string) => manager.post(`/membership/targets/${first.body.id}/correction`, correction, asked)
  const once = newId()
  expect((await correct(once)).status).toBe(204)
  expect((await correct(once)).status).toBe(204)
  const { targets } = await figures()
  expect(targets).toMatchObject([
    {
      amount: 12_000,
      source: '行动计划印发稿',
      lacking: 12_000,
      corrections: [{ before: '三年新发展 1 万人：期末累计 10,000 人（2024—2026 年）', reason: '印发稿的人数不同' }],
    },
  ])
  expect(targets[0]!.corrections).toHaveLength(1)
})

test('a withdrawn target is judged no more, is told with its reason, and stays withdrawn', async () => {
  const manager = await officer('manager')
  const { id } = (await set(manager)).body
  const withdraw = () => manager.post(`/membership/targets/${id}/withdrawal`, { reason: '规划已废止' })
  expect((await withdraw()).status).toBe(204)
  expect(code(await withdraw())).toBe('membership.target-withdrawn')
  const correction = { ...words, reason: '改一改' }
  expect(code(await manager.post(`/membership/targets/${id}/correction`, correction))).toBe(
    'membership.target-withdrawn',
  )
  const { targets, withdrawnTargets } = await figures()
  expect(targets.map((one) => one.id)).not.toContain(id)
  expect(withdrawnTargets).toMatchObject([{ id, title: words.title, reason: '规划已废止' }])
})

test('two who withdraw one target at once withdraw it once', async () => {
  const [manager, second] = [await officer('manager'), await officer('second')]
  const { id } = (await set(manager)).body
  const answers = await Promise.all(
    [manager, second].map((visitor) =>
      visitor.post(`/membership/targets/${id}/withdrawal`, { reason: '两人同时撤销' }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409])
})

test('a target of another federation is as if it were not there', async () => {
  const { id } = (await set(await officer('manager'))).body
  const outsider = await officer('outsider')
  for (const target of [id, newId()])
    expect(code(await outsider.post(`/membership/targets/${target}/withdrawal`, { reason: '不是我的' }))).toBe(
      'membership.target-missing',
    )
})
