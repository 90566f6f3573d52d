import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion, tree } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { type DemoPerson, demoPerson } from '../../apps/demo/people.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import {
  carryOutEnrolments,
  countMembers,
  membershipsOf,
  personsByIdIndex,
  recordDeath,
  registerPeople,
  sealRegistration,
  verifyPeople,
} from '../../kernel/people/index.ts'
import { privacyRecurring } from '../../kernel/privacy/index.ts'
import { now, releaseClock, startClockAt } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { carryOutImport } from './carry-out-import.ts'
import { eraseImportRows } from './erase-import-rows.ts'
import type { ImportCard, ImportLine, ReviewCard } from './import.contract.ts'
import { markRunDone } from './import.store.ts'

let platform: Platform
let union: SmallUnion
let strangers = 0
let addresses = 0

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
})
afterAll(() => platform.stop())

const stranger = () => demoPerson(13, ++strangers, '130302')
const code = (answer: Answer) => (answer.body as { code: string }).code
const officer = (account: string) =>
  new Visitor(platform.address, `10.3.0.${++addresses}`).signInAsOfficer(account, password)

type Row = Pick<DemoPerson, 'name' | 'idNumber'> & {
  phone?: string
  union?: keyof typeof tree
  on?: string
  form?: string
}

function listOf(rows: readonly Row[]): string {
  const lines = rows.map(({ name, idNumber, phone = '', union: key = 'foundry', on = '2026-03-01', form = '快递员' }) =>
    [name, idNumber, tree[key].code, phone, on, form, '迅捷配送'].join(','),
  )
  return ['姓名,证件号码,工会编码,手机号,入会日期,就业形态,工作单位', ...lines].join('\n')
}

async function ended(visitor: Visitor, id: string): Promise<ImportCard> {
  for (;;) {
    const { body } = await visitor.get<ImportCard>(`/membership/imports/${id}`)
    if (['checked', 'done', 'failed'].includes(body.state)) return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function check(visitor: Visitor, rows: readonly Row[] | string, orgKey: keyof typeof tree = 'north') {
  const fileId = await visitor.upload('名单.csv', typeof rows === 'string' ? rows : listOf(rows))
  const wish = { fileId, orgId: union.orgIds[orgKey], newSince: '2026-01-01' }
  const started = await visitor.post<ImportCard>('/membership/imports', wish)
  expect(started.status).toBe(200)
  return ended(visitor, started.body.id)
}

async function importList(visitor: Visitor, rows: readonly Row[] | string, orgKey: keyof typeof tree = 'north') {
  const checked = await check(visitor, rows, orgKey)
  expect(checked.state).toBe('checked')
  expect((await visitor.post(`/membership/imports/${checked.id}/confirmation`)).status).toBe(200)
  const done = async (): Promise<ImportCard> => {
    const card = await ended(visitor, checked.id)
    if (card.state === 'done') return card
    await new Promise((resolve) => setTimeout(resolve, 50))
    return done()
  }
  return done()
}

const balance = (part: Partial<ImportCard['balance']>) => ({
  joining: 0,
  changing: 0,
  unchanged: 0,
  waiting: 0,
  rejected: 0,
  ...part,
})

async function onFile(idNumber: string) {
  const [person] = await transaction(system, (tx) => personsByIdIndex(tx, [blindIndex(config().sealKeys, idNumber)]))
  return person
}

async function joinedCouriers(): Promise<number> {
  const question = {
    kind: 'membership.joined.courier',
    orgId: union.orgIds.north,
    from: '2026-01-01',
    to: '2026-12-31',
  }
  return (await transaction(system, (tx) => readIndicator(tx, question))).people
}

test('nobody is changed before the list is confirmed; then its people are members, counted, and the same file changes nothing', async () => {
  const north = await officer('north')
  const people = Array.from({ length: 40 }, stranger)
  const members = () => transaction(system, (tx) => countMembers(tx, [union.orgIds.north]))
  const [before, couriersBefore] = [await members(), await joinedCouriers()]

  const checked = await check(north, people)
  expect(checked).toMatchObject({ state: 'checked', rows: 40, balance: balance({ joining: 40 }) })
  const { body } = await north.get<{ lines: ImportLine[] }>(`/membership/imports/${checked.id}/lines?verdict=new`)
  expect(body.lines).toHaveLength(40)
  expect(body.lines[0]!.maskedIdNumber).toMatch(/^1303\*{10}/)
  const found = async (search: string) => {
    const address = `/membership/imports/${checked.id}/lines?verdict=new&search=${encodeURIComponent(search)}`
    return (await north.get<{ lines: ImportLine[] }>(address)).body.lines
  }
  expect((await found(people[7]!.name)).map((line) => line.line)).toContain(body.lines[7]!.line)
  expect(await found(body.lines[0]!.unionCode)).toHaveLength(40)
  expect(await found('查无此人')).toEqual([])
  expect(await members()).toBe(before)
  expect((await north.post(`/membership/imports/${checked.id}/discarding`)).status).toBe(204)
  expect(code(await north.post(`/membership/imports/${checked.id}/confirmation`))).toBe('membership.import-not-checked')

  const done = await importList(north, people)
  expect(done.balance).toEqual(balance({ joining: 40 }))
  expect(await members()).toBe(before + 40)
  expect(await joinedCouriers()).toBe(couriersBefore + 40)
  const again = await importList(north, people)
  expect(again.balance).toEqual(balance({ unchanged: 40 }))
  expect(await joinedCouriers()).toBe(couriersBefore + 40)
  expect(await transaction(system, verifyPeople)).toEqual([])
})

test('who joined before the day from which the list counts is a member and no newly won one', async () => {
  const before = await joinedCouriers()
  const north = await officer('north')
  expect((await importList(north, [{ ...stranger(), on: '2019-05-01' }])).balance).toEqual(balance({ joining: 1 }))
  expect(await joinedCouriers()).toBe(before)
})

test('rows that read badly are listed with line and every reason, and can be downloaded as they came', async () => {
  const north = await officer('north')
  const good = stranger()
  const wrong = { ...stranger(), name: '甲' }
  const rows = [
    good,
    { ...wrong, idNumber: `${wrong.idNumber.slice(0, 17)}${wrong.idNumber.endsWith('1') ? '2' : '1'}`, phone: '123' },
    { ...stranger(), union: 'market' as const },
    { ...stranger(), form: '宇航员' },
    { ...stranger(), on: '2999-01-01' },
    { ...good, name: '另一人' },
    good,
  ]
  const done = await importList(north, rows)
  expect(done.balance).toEqual(balance({ joining: 1, unchanged: 1, rejected: 5 }))
  const { body } = await north.get<{ rejects: { line: number; codes: string[] }[] }>(
    `/membership/imports/${done.id}/rejects`,
  )
  expect(body.rejects.map(({ line, codes }) => [line, codes])).toEqual([
    [3, ['name-missing', 'id-number-wrong', 'phone-wrong']],
    [4, ['union-unknown']],
    [5, ['form-unknown']],
    [6, ['joined-in-future']],
    [7, ['conflict']],
  ])
  const file = new TextDecoder().decode(
    await north.download(
      `/membership/imports/${done.id}/rejects/file?format=csv&reason=${encodeURIComponent('更正后重报')}`,
    ),
  )
  expect(file.trim().split('\n')).toHaveLength(6)
  expect(file).toContain(rows[1]!.idNumber)
})

test('a file without a column that is asked for is refused whole', async () => {
  const north = await officer('north')
  const failed = await check(north, '姓名,手机号\n周敏,13812346205')
  expect(failed.state).toBe('failed')
  expect(failed.problem).toContain('证件号码')
})

const here = (person: DemoPerson) => ({ ...person, union: 'foundry' as const })

test('a list moves nobody out of another union: that union is asked, and only it may answer', async () => {
  const worker = union.workers.find((one) => one.union === 'port')!
  const staying = union.workers.findLast((one) => one.union === 'port')!
  const north = await officer('north')
  const done = await importList(north, [worker, staying].map(here))
  expect(done.balance).toEqual(balance({ waiting: 2 }))
  expect((await onFile(worker.idNumber))!.homePath!.at(-1)).toBe(union.orgIds.port)

  expect((await north.get<{ reviews: ReviewCard[] }>('/membership/reviews')).body.reviews).toEqual([])
  const port = await officer('port')
  const { notices } = (await port.get<{ notices: { title: string; text: string }[] }>('/me/notices')).body
  expect(notices).toMatchObject([{ title: '有会员被另一个工会列入名单', text: expect.stringContaining('2 位会员') }])
  const { body } = await port.get<{ reviews: ReviewCard[] }>('/membership/reviews?kind=elsewhere')
  const of = (person: DemoPerson) =>
    body.reviews.find((one) => one.row.maskedIdNumber.endsWith(person.idNumber.slice(-4)))!
  expect(of(worker)).toMatchObject({ askedByName: '江北区总工会', orgName: '江北铸造厂工会' })
  const outsider = await officer('outsider')
  for (const stray of [north, outsider]) {
    const answer = await stray.post(`/membership/reviews/${of(worker).id}/answer`, { answer: 'release' })
    expect(code(answer)).toBe('membership.review-missing')
  }
  expect(code(await port.post(`/membership/reviews/${newId()}/answer`, { answer: 'keep' }))).toBe(
    'membership.review-missing',
  )
  const unfit = await port.post(`/membership/reviews/${of(worker).id}/answer`, { answer: 'another-person' })
  expect(code(unfit)).toBe('membership.review-answer-unfit')
  expect((await port.post(`/membership/reviews/${of(worker).id}/answer`, { answer: 'release' })).status).toBe(204)
  expect((await port.post(`/membership/reviews/${of(staying).id}/answer`, { answer: 'keep' })).status).toBe(204)
  const twice = await port.post(`/membership/reviews/${of(staying).id}/answer`, { answer: 'release' })
  expect(code(twice)).toBe('membership.review-answered')

  expect((await onFile(worker.idNumber))!.homePath!.at(-1)).toBe(union.orgIds.foundry)
  expect((await onFile(staying.idNumber))!.homePath!.at(-1)).toBe(union.orgIds.port)
  expect(await transaction(system, (tx) => membershipsOf(tx, worker.personId))).toHaveLength(2)
  expect((await importList(north, [worker, staying].map(here))).balance).toEqual(balance({ unchanged: 1, waiting: 1 }))
  expect((await port.get<{ reviews: ReviewCard[] }>('/membership/reviews')).body.reviews).toEqual([])
})

test('rows that may be somebody on file wait: same id, same phone, same name and birth day', async () => {
  const north = await officer('north')
  const known = stranger()
  await importList(north, [known])
  const relative = { ...stranger(), phone: known.phone }
  const place = known.idNumber.slice(0, 14)
  const namesake = { name: known.name, idNumber: withCheck(`130303${place.slice(6)}998`) }
  const done = await importList(north, [{ ...known, name: '改名人' }, relative, namesake])
  expect(done.balance).toEqual(balance({ waiting: 3 }))
  expect(await onFile(relative.idNumber)).toBeUndefined()

  const { body } = await north.get<{ reviews: ReviewCard[] }>('/membership/reviews')
  const of = (kind: string) => body.reviews.find((one) => one.kind === kind)!
  expect(of('same-phone').met!.maskedPhone).toBe(of('same-phone').row.maskedPhone)
  const answer = (kind: string, words: string) =>
    north.post(`/membership/reviews/${of(kind).id}/answer`, { answer: words })
  expect((await answer('same-phone', 'another-person')).status).toBe(204)
  expect((await answer('same-name-born', 'leave-out')).status).toBe(204)
  expect((await answer('same-id', 'same-person')).status).toBe(204)
  expect((await onFile(relative.idNumber))!.homePath!.at(-1)).toBe(union.orgIds.foundry)
  expect(await onFile(namesake.idNumber)).toBeUndefined()
  const card = (await north.get<ImportCard>(`/membership/imports/${done.id}`)).body
  expect(card.answers.every((one) => one.open === 0 && one.answered === 1)).toBe(true)
})

function withCheck(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0)
  return seventeen + '10X98765432'[sum % 11]
}

test('the fifteen digits of an old card become eighteen, and who stands under both waits', async () => {
  const north = await officer('north')
  const [old, both] = [stranger(), stranger()]
  const digits = (person: DemoPerson) => person.idNumber.slice(0, 6) + person.idNumber.slice(8, 17)
  await transaction(system, (tx) =>
    registerPeople(
      tx,
      [{ ...old, idNumber: digits(old) }, { ...both, idNumber: digits(both) }, both].map((one) =>
        sealRegistration(config().sealKeys, one),
      ),
    ),
  )
  const done = await importList(north, [{ ...old, idNumber: digits(old) }, both])
  expect(done.counts.map(({ verdict, count }) => [verdict, count]).sort()).toEqual([
    ['two-records', 1],
    ['upgraded-joins', 1],
  ])
  expect((await onFile(old.idNumber))!.homePath!.at(-1)).toBe(union.orgIds.foundry)
  expect(await onFile(digits(old))).toBeUndefined()
})

test('the dead join nothing, and a missing phone is filled in', async () => {
  const north = await officer('north')
  const [dead, quiet] = [stranger(), stranger()]
  const ids = await transaction(system, (tx) =>
    registerPeople(tx, [
      sealRegistration(config().sealKeys, dead),
      sealRegistration(config().sealKeys, { ...quiet, phone: null }),
    ]),
  )
  await transaction(system, (tx) => recordDeath(tx, { personId: ids[0]!.personId, on: '2026-01-02' }))
  await importList(north, [{ ...quiet, phone: '' }])
  const done = await importList(north, [dead, quiet])
  expect(done.balance).toEqual(balance({ changing: 1, rejected: 1 }))
  expect((await importList(north, [quiet])).balance).toEqual(balance({ unchanged: 1 }))
})

test('a list that was interrupted goes on behind the last run; who was registered meanwhile is named', async () => {
  const north = await officer('north')
  const people = Array.from({ length: 20 }, stranger)
  const checked = await check(north, people)
  const actor = systemActor('test')
  const confirmed = `update membership.imports set state = 'confirmed'`
  await transaction(actor, async (tx) => {
    await tx.client.query(`${confirmed}, last_line = 100000 where id = '${checked.id}'`)
    await registerPeople(tx, [sealRegistration(config().sealKeys, people[15]!)])
    await carryOutEnrolments(tx, checked.id, { from: 1, to: 50_000 })
    expect(await markRunDone(tx, checked.id, 0)).toBe(true)
    expect(await markRunDone(tx, checked.id, 0)).toBe(false)
  })
  const done = await carryOutImport(actor, checked.id, async () => undefined)
  expect(done.counts).toEqual({ new: 19, raced: 1, rejected: 0 })
  expect((await onFile(people[3]!.idNumber))!.homePath!.at(-1)).toBe(union.orgIds.foundry)
  const { body } = await north.get<{ rejects: { codes: string[] }[] }>(`/membership/imports/${checked.id}/rejects`)
  expect(body.rejects).toEqual([expect.objectContaining({ line: 17, codes: ['raced'] })])
  expect(await transaction(system, verifyPeople)).toEqual([])
})

test('nobody hands a list in for a union beyond her own, and an import of others is as if it were not there', async () => {
  const [north, south] = [await officer('north'), await officer('south')]
  const fileId = await north.upload('名单.csv', listOf([stranger()]))
  const beyond = await north.post('/membership/imports', { fileId, orgId: union.orgIds.south })
  expect(code(beyond)).toBe('access.not-found')
  const checked = await check(north, [stranger()])
  expect(code(await south.get(`/membership/imports/${checked.id}`))).toBe('membership.import-missing')
  expect(code(await south.post(`/membership/imports/${checked.id}/confirmation`))).toBe('membership.import-missing')
})

const query = <Row>(text: string, values: unknown[] = []) =>
  transaction(system, async (tx) => (await tx.client.query(text, values)).rows as Row[])

const linesOf = (visitor: Visitor, id: string, verdict: string) =>
  visitor.get<{ lines: ImportLine[] }>(`/membership/imports/${id}/lines?verdict=${verdict}`)

async function keptTables(id: string): Promise<number> {
  const named = `select count(*)::int as n from pg_tables where schemaname = 'people' and tablename like '%' || $1`
  return (await query<{ n: number }>(named, [id.replaceAll('-', '')]))[0]!.n
}

const daysLater = (days: number) => startClockAt(new Date(Date.parse(now()) + days * 86_400_000).toISOString())

test('the rows of a list that was carried out are opened masked for 30 days, by nobody beyond, and then are gone', async () => {
  const [north, south] = [await officer('north'), await officer('south')]
  const [joining, doubled] = [stranger(), stranger()]
  const rows = [joining, doubled, doubled, { ...doubled, name: '另一人' }, { ...stranger(), union: 'market' as const }]
  const done = await importList(north, rows)
  expect(done.rowsUntil).not.toBeNull()
  for (const [verdict, lines] of [
    ['new', [2, 3]],
    ['repeated', [4]],
    ['conflict', [5]],
    ['union-unknown', [6]],
  ] as const) {
    const { body } = await linesOf(north, done.id, verdict)
    expect(body.lines.map((one) => one.line)).toEqual(lines)
    for (const person of rows) {
      for (const secret of [person.idNumber, person.phone, person.name].filter((one) => one.length > 2))
        expect(JSON.stringify(body)).not.toContain(secret)
    }
  }
  expect(code(await linesOf(south, done.id, 'new'))).toBe('membership.import-missing')

  const waiting = await check(north, [stranger()])
  try {
    daysLater(29)
    expect(await eraseImportRows()).toBe(0)
    expect((await linesOf(await officer('north'), done.id, 'new')).body.lines).toHaveLength(2)
    daysLater(2)
    const later = await officer('north')
    expect((await linesOf(later, done.id, 'new')).body.lines).toEqual([])
    expect(await keptTables(done.id)).toBe(3)
    expect(await eraseImportRows()).toBeGreaterThanOrEqual(2)
    expect([await keptTables(done.id), await keptTables(waiting.id)]).toEqual([0, 0])
    const card = (await later.get<ImportCard>(`/membership/imports/${done.id}`)).body
    expect(card).toMatchObject({
      state: 'done',
      rowsUntil: null,
      balance: balance({ joining: 2, unchanged: 1, rejected: 2 }),
    })
    expect(code(await later.post(`/membership/imports/${waiting.id}/confirmation`))).toBe(
      'membership.import-not-checked',
    )
    expect(await eraseImportRows()).toBe(0)
  } finally {
    releaseClock()
  }
})

test('whoever is erased is erased from the rows of lists too, and nobody with her', async () => {
  const [gone, staying] = [stranger(), stranger()]
  const north = await officer('north')
  const done = await importList(north, [gone, staying])
  await query(
    `insert into privacy.settings (id, name, value, set_by, set_at) values ($1, 'erasure-wait-days', 0, '测试', now())`,
    [newId()],
  )
  const herself = await new Visitor(platform.address, '10.3.9.1').signInAsWorker(gone.phone)
  const asked = await herself.post('/me/data/erasure', { idTail: gone.idNumber.slice(-4), words: '' })
  expect([asked.status, asked.body]).toEqual([204, asked.body])
  const { id } = (await query<{ id: string }>(`select id from privacy.erasures where state = 'waiting'`))[0]!
  const reviewer = await officer('manager')
  expect((await reviewer.post(`/privacy/erasures/${id}/review`, { decision: 'approved', words: '' })).status).toBe(204)
  await privacyRecurring.find((job) => job.kind === 'privacy.begin-erasures')!.run(systemActor('test'))
  const state = async () =>
    (await query<{ state: string }>('select state from privacy.erasures where id = $1', [id]))[0]!.state
  await expect.poll(state, { timeout: 30_000 }).toBe('done')
  expect((await linesOf(north, done.id, 'new')).body.lines.map((one) => one.line)).toEqual([3])
  const index = blindIndex(config().sealKeys, gone.idNumber)
  expect(await query('select from people.enrolments where id_index = $1', [index])).toEqual([])
})
