import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type officers, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { grantRole, hashPassword, openAccount } from '../access/index.ts'
import { findPersonByIdIndex, openParticulars } from '../people/index.ts'
import type { CorrectionDetail } from './corrections.contract.ts'

let platform: Platform
let union: SmallUnion
let visits = 0

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(24)
  })
})
afterAll(() => platform.stop())

const address = () => `10.9.0.${++visits}`
const worker = (at: number) => new Visitor(platform.address, address()).signInAsWorker(union.workers[at]!.phone ?? '')
const officer = (account: keyof typeof officers) =>
  new Visitor(platform.address, address()).signInAsOfficer(account, password)
const code = (answer: Answer) => (answer.body as { code: string }).code
const record = (at: number) => transaction(system, (tx) => openParticulars(tx, union.workers[at]!.personId))
/** Workers 0, 4, 8 … belong to the foundry, 1, 5 … to the couriers. */
const numberOf = (index: number) => demoPerson(41, index, '130302').idNumber

type Wish = { kind: string; wish: string; words?: string }

async function ask(visitor: Visitor, wish: Wish): Promise<Answer<{ id: string; number: string }>> {
  const documentId = await visitor.upload('身份证.pdf', '%PDF-1.4\n%身份证\n%%EOF', 'document')
  return visitor.post('/me/data/corrections', { ...wish, documentId })
}

const review = (visitor: Visitor, id: string, decision = 'correct', note = '') =>
  visitor.post(`/privacy/corrections/${id}/review`, { decision, note })

test('a worker’s name is put right after her union has compared it with the document, and she is told', async () => {
  const visitor = await worker(0)
  const asked = await ask(visitor, { kind: 'name', wish: ' 欧阳 锻铭 ', words: '户口本上改过名' })
  expect(asked.status).toBe(200)
  const clerk = await officer('foundry')
  const path = `/privacy/corrections/${asked.body.id}`
  const shown = await clerk.get<CorrectionDetail>(path)
  expect(shown.body).toMatchObject({ kind: 'name', maskedWish: '欧***铭', words: '户口本上改过名', hasDocument: true })
  expect(JSON.stringify(shown.body)).not.toContain('锻')
  expect((await clerk.post(`${path}/opening`)).body).toMatchObject({
    wish: '欧阳 锻铭',
    idNumber: union.workers[0]!.idNumber,
  })
  expect(Buffer.from(await clerk.download(`${path}/document`)).toString()).toContain('身份证')

  expect((await review(clerk, asked.body.id)).status).toBe(204)
  expect((await record(0)).name).toBe('欧阳 锻铭')
  expect(code(await review(clerk, asked.body.id))).toBe('cases.moved-meanwhile')
  const mine = await visitor.get<{ corrections: { state: string }[] }>('/me/data/corrections')
  expect(mine.body.corrections).toMatchObject([{ state: 'corrected' }])
  const looks = await visitor.get<{ disclosures: { words: string }[] }>('/me/data/disclosures')
  expect(looks.body.disclosures).toMatchObject([{ words: `核对更正申请 ${asked.body.number}` }])
  const notices = await visitor.get<{ notices: { title: string }[] }>('/me/notices')
  expect(notices.body.notices[0]!.title).toBe('您的信息已更正')
})

test('a number is put right with the day of birth in it, and finds her from then on', async () => {
  const visitor = await worker(4)
  const before = union.workers[4]!.idNumber
  const asked = await ask(visitor, { kind: 'id-number', wish: numberOf(1) })
  expect((await review(await officer('foundry'), asked.body.id)).status).toBe(204)
  expect((await record(4)).idNumber).toBe(numberOf(1))
  const found = (number: string) =>
    transaction(system, (tx) => findPersonByIdIndex(tx, blindIndex(config().sealKeys, number)))
  expect(await found(numberOf(1))).toMatchObject({
    id: union.workers[4]!.personId,
    bornOn: expect.stringContaining(numberOf(1).slice(6, 10)),
  })
  expect(await found(before)).toBeUndefined()
})

test('a number that is another’s is not given away, and nothing of whose it is told', async () => {
  const asked = await ask(await worker(8), { kind: 'id-number', wish: union.workers[9]!.idNumber })
  const clerk = await officer('foundry')
  const answer = await review(clerk, asked.body.id)
  expect(code(answer)).toBe('people.id-number-taken')
  expect(JSON.stringify(answer.body)).not.toContain(union.workers[9]!.name)
  expect((await record(8)).idNumber).toBe(union.workers[8]!.idNumber)
  expect((await clerk.get<CorrectionDetail>(`/privacy/corrections/${asked.body.id}`)).body.correction.state).toBe(
    'review',
  )
  expect((await review(clerk, asked.body.id, 'refuse', '请到窗口核对')).status).toBe(204)
})

test('what cannot be put right is refused before anybody is asked', async () => {
  const visitor = await worker(12)
  const asked = (body: object) => visitor.post('/me/data/corrections', body)
  expect(code(await asked({ kind: 'name', wish: '新名字' }))).toBe('privacy.correction-document-missing')
  expect(code(await ask(visitor, { kind: 'id-number', wish: `${numberOf(2).slice(0, 17)}?` }))).toBe(
    'privacy.correction-number-wrong',
  )
  expect(code(await ask(visitor, { kind: 'name', wish: union.workers[12]!.name }))).toBe('privacy.correction-needless')
  expect(code(await asked({ kind: 'other', wish: '就业形态应为快递员', documentId: newId() }))).toBe('files.not-found')
  const { id } = (await ask(visitor, { kind: 'name', wish: '新名字' })).body
  expect(code(await ask(visitor, { kind: 'name', wish: '更新的名字' }))).toBe('privacy.correction-open')
  expect((await visitor.post(`/me/data/corrections/${id}/withdrawal`)).status).toBe(204)
  expect((await ask(visitor, { kind: 'name', wish: '更新的名字' })).status).toBe(200)
})

test('something else is put right in its own place, and closed with a word to her', async () => {
  const visitor = await worker(16)
  const asked = await visitor.post<{ id: string }>('/me/data/corrections', {
    kind: 'other',
    wish: '就业形态应为快递员',
  })
  expect((await review(await officer('foundry'), asked.body.id, 'correct', '已改好')).status).toBe(204)
  const mine = await visitor.get<{ corrections: object[] }>('/me/data/corrections')
  expect(mine.body.corrections).toMatchObject([{ state: 'corrected', message: '已改好' }])
})

test('only the union above her reviews it; elsewhere it is as if it were not there', async () => {
  const visitor = await worker(20)
  const { id } = (await ask(visitor, { kind: 'name', wish: '别人看不到' })).body
  const [stranger, north] = [await officer('couriers'), await officer('north')]
  for (const asked of [
    stranger.get(`/privacy/corrections/${id}`),
    stranger.post(`/privacy/corrections/${id}/opening`),
    review(stranger, id),
    stranger.get(`/privacy/corrections/${newId()}`),
    (await worker(1)).post(`/me/data/corrections/${id}/withdrawal`),
  ])
    expect(code(await asked)).toBe('privacy.correction-missing')
  expect((await stranger.get<{ corrections: object[] }>('/privacy/corrections')).body.corrections).toEqual([])
  const listed = await north.get<{ corrections: { id: string }[] }>('/privacy/corrections?state=review')
  expect(listed.body.corrections.map((one) => one.id)).toContain(id)
})

test('an officer does not review her own request', async () => {
  const { personId } = union.workers[13]!
  const hashed = await hashPassword('everyone', password)
  await transaction(system, async (tx) => {
    await openAccount(tx, { personId, account: 'courier-clerk', password: hashed })
    await grantRole(tx, { personId, role: 'grassroots-officer', orgId: union.orgIds.couriers, on: '2020-01-01' })
  })
  const clerk = await new Visitor(platform.address, address()).signInAsOfficer('courier-clerk', password)
  const { id } = (await ask(clerk, { kind: 'name', wish: '自己改名' })).body
  expect(code(await review(clerk, id))).toBe('privacy.own-request')
  expect(code(await review(clerk, id, 'refuse', '自己不同意'))).toBe('privacy.own-request')
  expect((await review(await officer('couriers'), id)).status).toBe(204)
})
