import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Founding, foundOrgs } from '../orgs/index.ts'
import { checkCharacterOf, joinUnion, registerPerson } from '../people/index.ts'
import { guest } from './actors.ts'
import {
  type Actor,
  type Deed,
  grantRole,
  hashPassword,
  identify,
  openAccount,
  type Ties,
  writeRoles,
} from './index.ts'
import { sendSmsCode } from './send-sms-code.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { signInWithSmsCode } from './sign-in-with-sms-code.ts'

const start = Date.parse('2026-11-21T02:00:00.000Z')
export const secret = { GONGHUI_SECRET: 'a secret of the tests, long enough' }
export const password = 'Jiang-dong-2026'
export const roles = [
  { key: 'county-officer', name: '区县经办', permissions: ['claims.review', 'people.read', 'people.reveal'] },
  { key: 'leader', name: '领导', permissions: ['claims.read'] },
]

export const city = newId()
export const east = newId()
export const west = newId()
export const mill = newId()
export const works = newId()
export const wang = { name: '王敏', account: 'wangmin', phone: '13812346201' }
export const zhou = { name: '周敏', phone: '13812346205' }
export let wangId = ''
export let zhouId = ''

let database: TestDatabase
let visits = 0
export let visitor: Actor
export const deeds: Deed[] = []
export const notices: { personId: string; title: string; text: string }[] = []
export const messages: { personId: string | null; phone: string; text: string }[] = []
export const ties: Ties = {
  recordAudit: async (_tx, _actor, deed) => void deeds.push(deed),
  sendNotices: async (_tx, sent) => void notices.push(...sent),
  deliverSms: async (_tx, sms) => void messages.push(sms),
}

export function idNumber(sequence: number): string {
  const seventeen = `13030219900102${String(sequence).padStart(3, '0')}`
  return seventeen + checkCharacterOf(seventeen)
}

function founding(id: string, kind: Founding['kind'], name: string, parentId: string | null): Founding {
  return { id, kind, code: `code-${name}`, creditCode: null, name, parentId, on: '2013-01-01' }
}

function after(minutes: number): void {
  stopClock(new Date(start + minutes * 60_000).toISOString())
}

/** A small federation of this test file's own, with one officer and one member. */
export function openCast(): void {
  beforeAll(found)
  beforeEach(visit)
  afterAll(leave)
}

async function found(): Promise<void> {
  database = await testDatabase()
  connectDatabase(database.url)
  configure(readConfig(secret, '/tmp'))
  after(0)
  await writeRoles(roles)
  const hashed = await hashPassword(wang.account, password)
  await transaction(system, async (tx) => {
    await foundOrgs(tx, [
      founding(city, 'city', '滨江市总工会', null),
      founding(east, 'county', '江东区总工会', city),
      founding(west, 'county', '江西区总工会', city),
      founding(mill, 'grassroots', '东风纺织厂工会', east),
      founding(works, 'grassroots', '西岸机械厂工会', west),
    ])
    wangId = await registerPerson(tx, { ...wang, idNumber: idNumber(1) })
    zhouId = await registerPerson(tx, { ...zhou, idNumber: idNumber(2) })
    await joinUnion(tx, { personId: zhouId, orgId: mill, on: '2020-01-01' })
    await openAccount(tx, { personId: wangId, account: 'WangMin', password: hashed })
    await grantRole(tx, { personId: wangId, role: 'county-officer', orgId: east, on: '2026-01-01' })
  })
}

async function leave(): Promise<void> {
  releaseClock()
  await disconnectDatabase()
  await database.drop()
}

/** Each test comes from an address of its own, on a day of its own, and finds the lists empty. */
function visit(): void {
  visits += 1
  after(visits * 2 * 24 * 60)
  visitor = guest(newId(), `10.0.0.${visits}`)
  deeds.length = 0
  messages.length = 0
  notices.length = 0
}

export const minutesLater = (minutes: number) => after(visits * 2 * 24 * 60 + minutes)
export const refused = (code: string) => expect.objectContaining({ code })
export const signIn = (typed = password, from = visitor) =>
  signInWithPassword(ties, from, { account: 'wangmin', password: typed })
export const whoHolds = (token: string) => identify(token, newId(), visitor.address)

export async function signInByPhone(phone: string, from = visitor) {
  const { code } = await sendSmsCode(ties, from, { phone })
  return signInWithSmsCode(ties, from, { phone, code })
}
