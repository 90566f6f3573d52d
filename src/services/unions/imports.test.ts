import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finished } from '../../../test/world/mutual-aid.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { type Cast, openUnionCast, refusedAs, wellDone } from './cast.ts'
import type { ImportCard, ImportCheck } from './imports.contract.ts'
import { readUnionList } from './read-list.ts'
import type { UnionPage } from './unions.contract.ts'

let cast: Cast
const nobody = '019aa000-0000-7000-8000-000000000000'
const heading = '组织编码,组织名称,类别,上级组织编码,成立日期,统一社会信用代码,单位名称,单位统一社会信用代码,职工人数'
const lines = [
  '130302009,江北物业工会,基层工会,130302,2018-05-01,,江北物业有限公司,91110108551385082Q,80',
  '13030200901,江北物业保洁分会,分工会,130302009,2019-05-01,,,,',
  '130302010,江北食品工会,基层工会,130302,1998-09-01,,江北食品有限公司,,150',
  '130303009,江南五金工会,基层工会,130303,2018-05-01,,,,',
  '130302011,,基层工会,130302,2018/13/01,,,911,很多',
]

beforeAll(async () => {
  cast = await openUnionCast('2026-03-02T02:00:00.000Z')
})

afterAll(() => cast.platform.stop())

const listOf = (...rows: string[]) => [heading, ...rows].join('\n')

async function load(who: Visitor, content: string): Promise<ImportCard & { rejects: ImportCheck['rejects'] }> {
  const fileId = await who.upload('unions.csv', content)
  const started = wellDone(await who.post<{ id: string; jobId: string }>('/unions/imports', { fileId }))
  await finished(who, started.jobId)
  return wellDone(await who.get(`/unions/imports/${started.id}`))
}

test('a list is checked before anything is written, with every reason of every refused row', async () => {
  const fileId = await cast.officers.north.upload('unions.csv', listOf(...lines))
  const check = wellDone(await cast.officers.north.post<ImportCheck>('/unions/imports/check', { fileId }))
  expect(check).toMatchObject({ rows: 5, loaded: 3, unchanged: 0, rejected: 2 })
  expect(check.rejects.map((reject) => [reject.line, reject.reasons.length])).toEqual([
    [5, 1],
    [6, 4],
  ])
  expect(check.rejects[0]!.reasons[0]).toContain('不在您的管理范围内')
  const { orgs } = wellDone(await cast.officers.north.get<{ orgs: unknown[] }>('/orgs?search=江北物业'))
  expect(orgs).toEqual([])
})

test('good rows are founded, the same file twice changes nothing, and corrected rows load again', async () => {
  const first = await load(cast.officers.north, listOf(...lines))
  expect(first).toMatchObject({ state: 'done', rows: 5, loaded: 3, unchanged: 0, rejected: 2 })
  const again = await load(cast.officers.north, listOf(...lines))
  expect(again).toMatchObject({ rows: 5, loaded: 0, unchanged: 3, rejected: 2 })
  const fixed = await load(
    cast.officers.north,
    listOf('130302011,江北印务工会,基层工会,130302,2018-12-01,,江北印务有限公司,,60'),
  )
  expect(fixed).toMatchObject({ loaded: 1, rejected: 0 })

  const { orgs } = wellDone(await cast.officers.north.get<{ orgs: { id: string }[] }>('/orgs?search=江北食品'))
  const page = wellDone(await cast.officers.north.get<UnionPage>(`/unions/${orgs[0]!.id}`))
  expect(page).toMatchObject({
    establishedOn: '1998-09-01',
    foundedOn: '2013-01-01',
    employer: { name: '江北食品有限公司', workerCount: 150 },
  })
})

test('what is refused is downloaded in the columns of the template, and loads again as it is', async () => {
  const { imports } = wellDone(await cast.officers.north.get<{ imports: ImportCard[] }>('/unions/imports'))
  const bytes = await cast.officers.north.download(`/unions/imports/${imports.at(-1)!.id}/rejects`)
  const path = join(tmpdir(), `rejects-${process.pid}.xlsx`)
  await writeFile(path, bytes)
  const list = await readUnionList(path)
  expect(list.count).toBe(2)
  const template = join(tmpdir(), `template-${process.pid}.xlsx`)
  await writeFile(template, await cast.officers.north.download('/unions/imports/template'))
  expect((await readUnionList(template)).rejects).toEqual([])
  expect((await readFile(template)).subarray(0, 2).toString()).toBe('PK')
})

test('an employer has one union, a known code is left alone, and nobody imports into another’s county', async () => {
  const judged = await load(
    cast.officers.north,
    listOf(
      '130302020,江北物业第二工会,基层工会,130302,2020-05-01,,江北物业,91110108551385082Q,80',
      '130302010,江北食品改名工会,基层工会,130302,1998-09-01,,江北食品有限公司,,150',
      '130302021,甲工会,基层工会,130302022,2020-05-01,,,,',
      '130302022,乙工会,基层工会,130302021,2020-05-01,,,,',
    ),
  )
  expect(judged.rejects.map((reject) => reject.reasons[0]!.slice(0, 6))).toEqual([
    '这个单位已经',
    '这个编码的组',
    '上下级绕成了',
    '上下级绕成了',
  ])
  const foreign = await load(cast.officers.foundry, listOf(lines[0]!.replace('130302009', '130302030')))
  expect(foreign).toMatchObject({ loaded: 0, rejected: 1 })
  const { imports } = wellDone(await cast.officers.south.get<{ imports: ImportCard[] }>('/unions/imports'))
  expect(imports).toEqual([])
  expect(refusedAs(await cast.officers.south.get(`/unions/imports/${judged.id}`))).toEqual([
    404,
    'unions.import-missing',
  ])
  expect(refusedAs(await cast.officers.south.get(`/unions/imports/${nobody}`))).toEqual([404, 'unions.import-missing'])
  expect(refusedAs(await cast.officers.auditor.post('/unions/imports', { fileId: nobody }))).toEqual([
    403,
    'access.not-permitted',
  ])
  const fileId = await cast.officers.south.upload('unions.csv', listOf(lines[3]!))
  expect(refusedAs(await cast.officers.north.post('/unions/imports/check', { fileId }))).toEqual([
    404,
    'files.not-found',
  ])
})

test('a file of no use is refused whole', async () => {
  const fileId = await cast.officers.north.upload('unions.csv', '姓名,电话\n王敏,13800000000')
  expect(refusedAs(await cast.officers.north.post('/unions/imports/check', { fileId }))[1]).toBe(
    'sheets.column-missing',
  )
  await expect(load(cast.officers.north, '姓名,电话\n王敏,13800000000')).rejects.toThrow()
})
