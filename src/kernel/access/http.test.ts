import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { buildServer } from '../../platform/http/server.ts'
import { newId } from '../../platform/ids.ts'
import { type Founding, foundOrgs } from '../orgs/index.ts'
import { checkCharacterOf, joinUnion, registerPerson } from '../people/index.ts'
import {
  accessRefusalText,
  accessRoutes,
  deviceCookie,
  deviceOf,
  grantRole,
  hashPassword,
  identify,
  openAccount,
  permit,
  sessionCookie,
  showDemoSignIns,
  type Ties,
  writeRoles,
} from './index.ts'

const secret = { GONGHUI_SECRET: 'a secret of the tests, long enough' }
const password = 'Jiang-dong-2026'
const phone = '13812346205'
const [city, east, west, mill] = [newId(), newId(), newId(), newId()] as const
let zhouId = ''

const ties: Ties = {
  recordAudit: async () => undefined,
  sendNotices: async () => undefined,
  deliverSms: async () => undefined,
}
let database: TestDatabase
let server: FastifyInstance

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  configure(readConfig(secret, '/tmp'))
  await writeRoles([{ key: 'county-officer', name: '区县经办', permissions: ['people.read', 'people.reveal'] }])
  const hashed = await hashPassword('wangmin', password)
  await transaction(system, async (tx) => {
    await foundOrgs(tx, [
      founding(city, 'city', '滨江市总工会', null),
      founding(east, 'county', '江东区总工会', city),
      founding(west, 'county', '江西区总工会', city),
      founding(mill, 'grassroots', '东风纺织厂工会', east),
    ])
    const wangId = await registerPerson(tx, { name: '王敏', idNumber: idNumber(1), phone: null })
    zhouId = await registerPerson(tx, { name: '周敏', idNumber: idNumber(2), phone })
    await joinUnion(tx, { personId: zhouId, orgId: mill, on: '2020-01-01' })
    await openAccount(tx, { personId: wangId, account: 'wangmin', password: hashed })
    await grantRole(tx, { personId: wangId, role: 'county-officer', orgId: east, on: '2020-01-01' })
    await showDemoSignIns(tx, { officers: [], workers: [{ phone, name: '周敏', note: '有一笔待申领' }] })
  })
  server = await buildServer({
    routes: accessRoutes(ties, {}),
    identify: ({ cookies, requestId, address, userAgent }) =>
      identify(cookies[sessionCookie], requestId, address, deviceOf(cookies[deviceCookie], userAgent)),
    sessionOf: (cookies) => cookies[sessionCookie],
    permit,
    noteForbidden: async () => undefined,
    sentences: accessRefusalText,
    pages: [{ under: '/', folder: '/nowhere', inlineStyles: 'forbidden' }],
    readings: { ready: async () => undefined, metricsToken: null },
    secureCookies: true,
    logLevel: 'silent',
  })
})

afterAll(async () => {
  await server.close()
  await disconnectDatabase()
  await database.drop()
})

function founding(id: string, kind: Founding['kind'], name: string, parentId: string | null): Founding {
  return { id, kind, code: `code-${name}`, creditCode: null, name, parentId, on: '2013-01-01' }
}

function idNumber(sequence: number): string {
  const seventeen = `13030219900102${String(sequence).padStart(3, '0')}`
  return seventeen + checkCharacterOf(seventeen)
}

const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, cookie = '', payload?: object) =>
  server.inject({ method, url: `/api${url}`, headers: { cookie }, ...(payload && { payload }) })

const signIn = (typed = password) => ask('POST', '/sessions/password', '', { account: 'wangmin', password: typed })

async function cookieOf(answer: Promise<{ cookies: readonly { name: string; value: string }[] }>): Promise<string> {
  const { cookies } = await answer
  const session = cookies.find((cookie) => cookie.name === sessionCookie)!
  return `${session.name}=${session.value}`
}

describe('the session cookie', () => {
  test('is out of reach of scripts, other sites and plain connections', async () => {
    const answer = await signIn()
    expect(answer.statusCode).toBe(200)
    expect(answer.cookies.find((cookie) => cookie.name === sessionCookie)).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
      secure: true,
      path: '/',
      maxAge: 12 * 3600,
    })
    expect(answer.json()).toMatchObject({
      name: '王敏',
      kind: 'officer',
      grants: [{ roleName: '区县经办', org: { id: east } }],
    })
  })

  test('opens the doors of those who signed in until they sign out', async () => {
    const cookie = await cookieOf(signIn())
    expect((await ask('GET', '/me', cookie)).json()).toMatchObject({ name: '王敏', homeOrg: null, demo: true })
    expect((await ask('DELETE', '/sessions/current', cookie)).statusCode).toBe(204)
    expect((await ask('GET', '/me', cookie)).json()).toMatchObject({ status: 401, code: 'access.sign-in-needed' })
  })

  test('of a session from before a change of password opens nothing', async () => {
    const [here, elsewhere] = [await cookieOf(signIn()), await cookieOf(signIn())]
    const change = (current: string, next: string) => ask('POST', '/me/password', here, { current, next })
    expect((await change(password, 'He-xi-2027-chun')).statusCode).toBe(204)
    expect((await ask('GET', '/me', elsewhere)).statusCode).toBe(401)
    expect((await ask('GET', '/me', here)).statusCode).toBe(200)
    expect((await change('He-xi-2027-chun', password)).statusCode).toBe(204)
  })

  test('is not given for a wrong password', async () => {
    const answer = await signIn('wrong')
    expect(answer.cookies.filter((cookie) => cookie.name === sessionCookie)).toEqual([])
    expect(answer.json()).toMatchObject({
      status: 401,
      code: 'access.sign-in-wrong',
      detail: accessRefusalText['access.sign-in-wrong'],
    })
  })
})

test('a worker signs in with the code that the demonstration shows', async () => {
  const { demoCode, resendAfterSeconds } = (await ask('POST', '/sms-codes', '', { phone })).json()
  expect(resendAfterSeconds).toBe(60)
  const answer = await ask('POST', '/sessions/sms', '', { phone, code: demoCode })
  expect(answer.json()).toMatchObject({
    kind: 'worker',
    name: '周敏',
    maskedPhone: '138****6205',
    homeOrg: { id: mill },
    grants: [],
  })
})

test('production shows neither codes nor people to sign in as', async () => {
  const shown = async () => ({
    code: (await ask('POST', '/sms-codes', '', { phone: '13900000000' })).json().demoCode,
    people: (await ask('GET', '/demo-sign-ins')).json().workers.length,
  })
  expect((await ask('GET', '/demo-sign-ins')).json().workers).toMatchObject([{ phone, name: '周敏' }])
  configure(
    readConfig(
      { ...secret, NODE_ENV: 'production', SMS_GATEWAY_URL: 'https://sms.example', SMS_GATEWAY_SECRET: 'secret' },
      '/tmp',
    ),
  )
  expect(await shown()).toEqual({ code: null, people: 0 })
  configure(readConfig(secret, '/tmp'))
})

describe('somebody else’s page', () => {
  const fromElsewhere = (url: string, cookie: string, headers: Record<string, string>) =>
    server.inject({ method: 'POST', url: `/api${url}`, headers: { cookie, ...headers }, payload: { account: 'x' } })

  test.each([
    ['names its site', { 'sec-fetch-site': 'cross-site' }],
    ['names another place of ours', { 'sec-fetch-site': 'same-site' }],
    ['names its origin', { origin: 'https://evil.example' }],
  ])('that %s signs nobody in and changes nothing, whatever cookies it carries', async (_what, headers) => {
    const cookie = await cookieOf(signIn())
    for (const url of ['/sessions/password', '/me/password', '/me/second-factor/offers', '/sms-codes'])
      expect((await fromElsewhere(url, cookie, headers)).statusCode).toBe(403)
    expect((await ask('GET', '/me', cookie)).statusCode).toBe(200)
  })

  test('that plants a session before the sign-in has nothing of it afterwards', async () => {
    const planted = await cookieOf(signIn())
    const answer = await ask('POST', '/sessions/password', planted, { account: 'wangmin', password })
    expect(answer.statusCode).toBe(200)
    expect((await ask('GET', '/me', planted)).statusCode).toBe(401)
    const invented = `${sessionCookie}=chosen-by-somebody-else`
    const other = await ask('POST', '/sessions/password', invented, { account: 'wangmin', password })
    expect(await cookieOf(Promise.resolve(other))).not.toBe(invented)
    expect((await ask('GET', '/me', invented)).statusCode).toBe(401)
  })
})

describe('the cookie of a device', () => {
  test('is given once, opens nothing, and knows the device again', async () => {
    const first = await signIn()
    const device = first.cookies.find((cookie) => cookie.name === deviceCookie)!
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict', secure: true })
    const asDevice = `${deviceCookie}=${device.value}`
    expect((await ask('GET', '/me', asDevice)).statusCode).toBe(401)
    const again = await ask('POST', '/sessions/password', asDevice, { account: 'wangmin', password })
    expect(again.cookies.map((cookie) => cookie.name)).toEqual([sessionCookie])
  })

  test('sign-ins are listed and revoked at their addresses', async () => {
    const [here, elsewhere] = [await cookieOf(signIn()), await cookieOf(signIn())]
    const { sessions } = (await ask('GET', '/me/sessions', here)).json()
    const other = sessions.find((session: { current: boolean }) => !session.current)
    expect((await ask('DELETE', `/me/sessions/${other.id}`, here)).statusCode).toBe(204)
    expect((await ask('DELETE', `/me/sessions/${newId()}`, here)).json()).toMatchObject({ status: 404 })
    expect((await ask('DELETE', '/me/sessions', here)).statusCode).toBe(204)
    expect((await ask('GET', '/me', elsewhere)).statusCode).toBe(401)
    expect((await ask('GET', '/me/sessions', here)).json().sessions).toHaveLength(1)
  })
})

describe('an officer', () => {
  test('walks the tree below her own union, and no other', async () => {
    const cookie = await cookieOf(signIn())
    const names = async (query: string) =>
      (await ask('GET', `/orgs${query}`, cookie)).json().orgs.map((org: { name: string }) => org.name)
    expect(await names('')).toEqual(['江东区总工会'])
    expect(await names(`?parentId=${east}`)).toEqual(['东风纺织厂工会'])
    expect(await names(`?parentId=${city}`)).toEqual(['江东区总工会'])
    expect(await names(`?parentId=${newId()}`)).toEqual([])
    expect(await names(`?search=${encodeURIComponent('江西')}`)).toEqual([])
    expect(await names(`?search=${encodeURIComponent('纺织')}`)).toEqual(['东风纺织厂工会'])
  })

  test('finds people masked', async () => {
    const cookie = await cookieOf(signIn())
    const found = (await ask('GET', `/people?search=${encodeURIComponent('周')}`, cookie)).json()
    expect(found.people).toMatchObject([
      { id: zhouId, maskedName: '周*', maskedPhone: '138****6205', homeOrgName: '东风纺织厂工会' },
    ])
  })
})
