import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../../../test/world/visitor.ts'
import { code, openStage, type Stage } from '../../../test/world/voices.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { BoardEntry, EntryCard } from './board.contract.ts'
import type { ForumCalendar, ForumPage } from './forums.contract.ts'
import type { Report } from './report.contract.ts'
import { verifyVoices } from './verify-voices.ts'

let stage: Stage

beforeAll(async () => {
  stopClock('2026-07-01T02:00:00.000Z')
  stage = await openStage(24)
})
afterAll(() => stage.platform.stop())

const at = (day: string) => `${day}T06:30:00.000Z`
const orgIds = () => stage.union.orgIds
const worker = (at: number) => stage.union.workers[at]!.personId

async function plan(officer: Visitor, orgId: string, startsAt: string): Promise<string> {
  const id = newId()
  const endsAt = new Date(Date.parse(startsAt) + 7_200_000).toISOString()
  const venues = [{ name: '主会场', place: '职工之家', capacity: null }]
  const body = {
    id,
    kind: 'voices.forum',
    orgId,
    title: '民主管理座谈会',
    startsAt,
    endsAt,
    venues,
    visibility: 'listed',
  }
  expect((await officer.post('/occasions', body)).status).toBe(200)
  expect((await officer.post(`/occasions/${id}/announcement`)).status).toBe(204)
  return id
}

const raised = (more: object = {}) => ({
  ...{ kind: 'suggestion', topic: 'safety', words: '各中心控制室没有急救设备，建议配备 AED。' },
  ...{ personId: worker(0), representativeId: worker(4), end: { how: 'open' }, ...more },
})
const forum = async (officer: Visitor, id: string) => (await officer.get<ForumPage>(`/voices/forums/${id}`)).body
const calendar = async (officer: Visitor, more = '') =>
  (await officer.get<ForumCalendar>(`/voices/forums?orgId=${orgIds().north}${more}`)).body

test('A000-05.c1: each unit of a layer holds one a quarter, and those that have not are listed', async () => {
  const county = await stage.officer('north')
  const unitIds = [orgIds().foundry, orgIds().couriers]
  const duty = { id: newId(), kind: 'voices.forum', orgId: orgIds().north, title: '每季度一次', layer: '装置区' }
  const body = { ...duty, every: 'quarter', unitIds, fromOn: '2026-07-01' }
  expect((await county.post('/occasions/duties', body)).status).toBeLessThan(300)
  expect((await calendar(county)).layers).toMatchObject([{ layer: '装置区', held: 0, missing: 2 }])
  const id = await plan(await stage.officer('foundry'), orgIds().foundry, at('2026-08-12'))
  expect((await calendar(county)).layers).toMatchObject([{ planned: 1, missing: 1 }])
  stopClock(at('2026-08-12'))
  const desk = await stage.officer('foundry')
  expect((await desk.post(`/occasions/${id}/closing`, { note: '' })).status).toBe(204)
  const { layers, heldInQuarter } = await calendar(await stage.officer('north'))
  expect(layers).toMatchObject([{ held: 1, planned: 0, missing: 1 }])
  expect(heldInQuarter).toBe(1)
  expect(layers[0]!.units.find((one) => one.state === 'missing')).toMatchObject({ unitName: '迅捷配送工会' })
})

test('A000-05.c2, c3: what a representative brings is solved on the spot or assigned, and the next forum opens with its state', async () => {
  const desk = await stage.officer('foundry')
  const next = await plan(desk, orgIds().foundry, at('2026-08-20'))
  expect(code(await desk.post(`/voices/forums/${next}/voices`, raised()))).toBe('voices.forum-not-begun')
  stopClock(at('2026-08-20'))
  const later = await stage.officer('foundry')
  const settled = raised({ end: { how: 'settled', note: '当场更换了照明灯' }, topic: 'environment' })
  const assigned = raised({ end: { how: 'assigned', orgId: stage.offices.equipment, dueDays: 10 } })
  for (const body of [settled, assigned])
    expect((await later.post(`/voices/forums/${next}/voices`, body)).status).toBe(200)
  const page = await forum(later, next)
  expect(page.voices.map(({ state, deskName }) => [state, deskName])).toEqual([
    ['settled', '已结束'],
    ['working', '设备部'],
  ])
  expect(page.voices[0]!.representativeName).toContain('*')
  const representative = await stage.member(4)
  const { voices } = (await representative.get<{ voices: { role: string }[] }>('/me/voices')).body
  expect(voices.map((one) => one.role)).toEqual(['representative', 'representative'])
  await later.post(`/occasions/${next}/closing`, { note: '' })

  const after = await plan(later, orgIds().foundry, at('2026-10-15'))
  expect((await forum(later, after)).last).toMatchObject({
    id: next,
    voices: [{ state: 'settled' }, { state: 'working' }],
  })
})

test('A000-05.c6: forums from before the platform stand beside its own, with source and qualifier', async () => {
  const county = await stage.officer('north')
  const opening = {
    orgId: orgIds().north,
    forums: 7000,
    qualifier: 'many',
    source: '据不完全统计，2010 年以来',
    untilDay: '2026-06-30',
  }
  expect((await county.post('/voices/forums/openings', opening)).status).toBe(204)
  expect(code(await county.post('/voices/forums/openings', { ...opening, forums: 7001 }))).toBe(
    'indicators.opening-differs',
  )
  const { openings, heldOnPlatform } = await calendar(county)
  expect(openings).toMatchObject([{ words: '7,000多', source: opening.source }])
  expect(heldOnPlatform).toBe(2)
})

test('a forum beyond her subtree is not there for an officer, nor is one that is none', async () => {
  const [desk, market] = [await stage.officer('foundry'), await stage.officer('market')]
  const id = await plan(desk, orgIds().foundry, at('2026-09-20'))
  expect(code(await market.get(`/voices/forums/${id}`))).toBe('voices.forum-missing')
  expect(code(await market.post(`/voices/forums/${id}/voices`, raised()))).toBe('voices.forum-missing')
  expect(code(await desk.get(`/voices/forums/${newId()}`))).toBe('voices.forum-missing')
})

test('A000-05.c5: satisfaction is over what was rated, apart from the closing rate, and every number opens to its rows', async () => {
  const [visitor, desk] = [await stage.member(8), await stage.officer('foundry')]
  const { id } = (await stage.raise(visitor)).body
  await stage.raise(visitor)
  await stage.step(desk, id, 'resolution', { note: '已更换' })
  await visitor.post(`/me/voices/${id}/agreement`)
  await stage.step(desk, id, 'recognition', { decision: 'agree' })
  await visitor.post(`/me/voices/${id}/rating`, { stars: 5 })
  const period = `orgId=${orgIds().foundry}&from=2026-07-01&to=2026-09-30`
  const report = (await desk.get<Report>(`/voices/report?${period}`)).body
  expect(report).toMatchObject({ registered: 4, closed: 2, onTheSpot: 1, open: 2, closingPermille: 500 })
  expect(report).toMatchObject({ rated: 1, content: 1, satisfactionPermille: 1000, forums: 2 })
  for (const [part, number] of [
    ['registered', 4],
    ['closed', 2],
    ['on-the-spot', 1],
    ['open', 2],
    ['otherwise', 0],
  ] as const) {
    const { voices } = (await desk.get<{ voices: object[] }>(`/voices/report/rows?${period}&part=${part}`)).body
    expect(voices, part).toHaveLength(number)
  }
  expect(code(await desk.get(`/voices/report/rows?${period}&part=open&cursor=nonsense`))).toBe('voices.cursor-unknown')
  const reason = encodeURIComponent('报送季报')
  const file = await desk.download(`/voices/report/file?${period}&format=csv&reason=${reason}`)
  expect(new TextDecoder().decode(file)).toContain('江北铸造厂工会,4,2,2')
})

test('the public board tells a closed voice without names; what is published is never edited', async () => {
  const [visitor, desk] = [await stage.member(12), await stage.officer('foundry')]
  const person = stage.union.workers[12]!
  const closed = async (more: object) => {
    const { id } = (await stage.raise(visitor, more)).body
    await stage.step(desk, id, 'resolution', { note: '已更换' })
    await visitor.post(`/me/voices/${id}/agreement`)
    await stage.step(desk, id, 'recognition', { decision: 'agree' })
    return id
  }
  const told = { question: '夜班巡检看不清地面，怎么办？', answer: '已更换照明灯，并加装一盏备用灯。' }
  const draft = (id: string, more: object = {}) =>
    desk.post<{ id: string }>(`/voices/${id}/board-entries`, { ...told, ...more })
  const open = (await stage.raise(visitor)).body.id
  expect(code(await draft(open))).toBe('voices.board-needs-closing')
  expect(code(await draft(await closed({ board: 'not' })))).toBe('voices.not-for-the-board')
  const id = await closed({})
  for (const question of [`${person.name}反映灯坏了`, `联系 ${person.phone} 处理照明`])
    expect(code(await draft(id, { question }))).toBe('voices.entry-tells-who')
  expect(code(await draft(id, { answer: '已换<script>alert(1)</script>' }))).toBe('voices.markup-in-text')
  const entry = (await draft(id)).body.id
  expect(code(await draft(id))).toBe('voices.entry-there')
  expect((await desk.put(`/voices/board/${entry}`, { ...told, answer: '已更换照明灯。' })).status).toBe(204)

  const guest = async () => (await visitor.get<{ entries: BoardEntry[] }>('/public/voices')).body.entries
  expect(await guest()).toEqual([])
  expect((await desk.post(`/voices/board/${entry}/publication`)).status).toBe(204)
  expect(await guest()).toMatchObject([{ id: entry, answer: '已更换照明灯。' }])
  expect(JSON.stringify(await guest())).not.toContain('铸造')
  expect(code(await desk.put(`/voices/board/${entry}`, told))).toBe('voices.entry-published')
  expect(code(await desk.post(`/voices/board/${entry}/publication`))).toBe('voices.entry-published')
  const market = await stage.officer('market')
  expect(code(await market.post(`/voices/board/${entry}/withdrawal`, { because: '不是我的' }))).toBe(
    'voices.entry-missing',
  )
  expect((await desk.post(`/voices/board/${entry}/withdrawal`, { because: '照明又坏了' })).status).toBe(204)
  expect(code(await desk.post(`/voices/board/${entry}/withdrawal`, { because: '再撤' }))).toBe('voices.entry-withdrawn')
  expect(await guest()).toEqual([])
  const { entries } = (await desk.get<{ entries: EntryCard[] }>('/voices/board')).body
  expect(entries).toMatchObject([{ state: 'withdrawn', withdrawnBecause: '照明又坏了' }])
})

test('voices and numbers balance', async () => {
  expect(await transaction(system, verifyVoices)).toEqual([])
})
