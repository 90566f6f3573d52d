import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, startClockAt, stopClock } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, systemActor } from '../access/index.ts'
import { deliverMessages } from './deliver-messages.ts'
import { forgetMessages } from './forget-messages.ts'
import {
  noticeRoutes,
  runOutbox,
  type SendNotice,
  type SmsMessage,
  type SmsSender,
  sendNotices,
  sendSms,
  simulatedMessages,
  smsGateway,
  smsSimulator,
  unknownMessages,
} from './index.ts'
import { readNotice } from './read-notice.ts'
import { noticesOf } from './store.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  configure(readConfig({ GONGHUI_SECRET: 'a secret of tests, long enough for keys' }, '/tmp'))
})

afterEach(releaseClock)

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

function worker(name: string): Actor {
  const personId = newId()
  const scope = { role: 'app', orgs: [], personId } as const
  return { kind: 'worker', personId, name, sessionId: null, grants: [], scope, requestId: newId(), address: '' }
}

const zhao = worker('赵工')
const phone = '13812345678'

function notice(person: Actor, more: Partial<SendNotice> = {}): SendNotice {
  const personId = person.personId!
  return { personId, title: '可以领取了', text: '您有一笔互助金待确认。', link: '/m/claims/1', ...more }
}

const send = (...notices: SendNotice[]) => transaction(zhao, (tx) => sendNotices(tx, notices))
const inbox = (person: Actor) => transaction(person, (tx) => noticesOf(tx, person.personId!, null, 50))
const delivered = (to: string) => transaction(system, (tx) => simulatedMessages(tx, to, 50))
const unknown = () => transaction(system, (tx) => unknownMessages(tx, '2000-01-01T00:00:00.000Z'))

/** A gateway that does as it is told, and remembers what it was given. */
function gatewayThat(reply: SmsSender['send']): SmsSender & { taken: SmsMessage[] } {
  const taken: SmsMessage[] = []
  const sender: SmsSender['send'] = (message) => {
    taken.push(message)
    return reply(message)
  }
  return { name: 'told', send: sender, taken }
}

describe('the inbox', () => {
  test('a notice arrives with its transition, and not without it', async () => {
    const chen = worker('陈工')
    const undone = new Error('undone')
    const trial = transaction(zhao, async (tx) => {
      await sendNotices(tx, [notice(chen, { sms: { phone } })])
      throw undone
    })
    await expect(trial).rejects.toBe(undone)
    expect(await inbox(chen)).toEqual([])
    await send(notice(chen))
    expect(await inbox(chen)).toMatchObject([{ title: '可以领取了', link: '/m/claims/1', readAt: null }])
  })

  test('is read by its owner only; another’s notice is as if it were not there', async () => {
    const chen = worker('陈工')
    await send(notice(chen))
    const [first] = await inbox(chen)
    await expect(readNotice(zhao, first!.id)).rejects.toMatchObject({ code: 'notices.not-found' })
    expect(await transaction(zhao, (tx) => noticesOf(tx, chen.personId!, null, 50))).toEqual([])

    await readNotice(chen, first!.id)
    const [read] = await inbox(chen)
    await readNotice(chen, first!.id)
    expect(await inbox(chen)).toEqual([read])
    expect(read!.readAt).not.toBeNull()
  })

  test('comes in pages, newest first, with the number of unread ones', async () => {
    const chen = worker('陈工')
    for (let at = 1; at <= 25; at += 1) {
      await send(notice(chen, { title: `第 ${at} 条` }))
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const first = await list(chen)
    expect(first.notices.map((one) => one.title).slice(0, 2)).toEqual(['第 25 条', '第 24 条'])
    expect(first).toMatchObject({ unread: 25, notices: { length: 20 } })
    const second = await list(chen, first.next!)
    expect(second).toMatchObject({ next: null, notices: { length: 5 } })
    expect(second.notices.at(-1)!.title).toBe('第 1 条')
  })

  test('thousands are told in one transaction', async () => {
    const people = Array.from({ length: 12_001 }, () => worker('某工'))
    await send(...people.map((person) => notice(person)))
    expect(await inbox(people[12_000]!)).toHaveLength(1)
  })
})

describe('the outbox', () => {
  test('a message goes to the phone once, and the phone is forgotten then', async () => {
    await send(notice(zhao, { sms: { phone: '13900000001', text: '请登录确认互助金。' } }))
    while ((await deliverMessages(smsSimulator)) > 0);
    await deliverMessages(smsSimulator)
    expect(await delivered('13900000001')).toMatchObject([{ text: '请登录确认互助金。' }])
    expect(await sealedLeft()).toBe(0)
  })

  test('a sign-in code for a phone of nobody leaves within a second', async () => {
    const outbox = runOutbox(smsSimulator)
    await transaction(zhao, (tx) => sendSms(tx, { personId: null, phone: '13900000002', text: '验证码 123456' }))
    await vi.waitFor(async () => expect(await delivered('13900000002')).toHaveLength(1), { timeout: 1_500 })
    await outbox.stop()
  })

  test('two senders at once never take the same message', async () => {
    const people = Array.from({ length: 40 }, () => worker('某工'))
    await send(...people.map((person) => notice(person, { sms: { phone } })))
    const accept = async () => ({ outcome: 'accepted', receipt: 'ok' }) as const
    const [one, other] = [gatewayThat(accept), gatewayThat(accept)]
    await Promise.all(
      [one, other].map(async (sender) => {
        while ((await deliverMessages(sender)) > 0);
      }),
    )
    const taken = [...one.taken, ...other.taken].map((message) => message.id)
    expect(taken).toHaveLength(40)
    expect(new Set(taken).size).toBe(40)
  })

  test('a message the gateway never got is tried again later; a rejected one is not', async () => {
    stopClock('2026-11-21T02:00:00.000Z')
    await send(notice(zhao, { sms: { phone } }))
    const away = gatewayThat(async () => ({ outcome: 'not-reached', reason: 'ECONNREFUSED' }))
    expect(await deliverMessages(away)).toBe(1)
    expect(await deliverMessages(away)).toBe(0)
    stopClock('2026-11-21T02:00:11.000Z')
    const never = gatewayThat(async () => ({ outcome: 'rejected', reason: '400 no such number' }))
    expect(await deliverMessages(never)).toBe(1)
    stopClock('2026-11-22T02:00:00.000Z')
    expect(await deliverMessages(never)).toBe(0)
  })

  test('a message whose fate nobody knows is listed and never sent again by itself', async () => {
    await send(notice(zhao, { sms: { phone } }))
    const before = (await unknown()).length
    const vague = gatewayThat(() => Promise.reject(new Error('socket hang up')))
    expect(await deliverMessages(vague)).toBe(1)
    expect(await deliverMessages(vague)).toBe(0)
    expect((await unknown()).slice(before)).toMatchObject([{ ownerId: zhao.personId, remark: 'socket hang up' }])
  })

  test('a message whose sender died in between becomes unknown after two minutes', async () => {
    stopClock('2026-11-21T03:00:00.000Z')
    await send(notice(zhao, { sms: { phone } }))
    const before = (await unknown()).length
    const dead = gatewayThat(() => new Promise(() => undefined))
    void deliverMessages(dead)
    await vi.waitFor(() => expect(dead.taken).toHaveLength(1))
    const next = gatewayThat(async () => ({ outcome: 'accepted', receipt: 'ok' }))
    stopClock('2026-11-21T03:01:59.000Z')
    await deliverMessages(next)
    expect(await unknown()).toHaveLength(before)
    stopClock('2026-11-21T03:02:01.000Z')
    await deliverMessages(next)
    expect(await unknown()).toHaveLength(before + 1)
    expect(next.taken).toEqual([])
  })

  test('is forgotten after half a year', async () => {
    startClockAt('2028-01-01T00:00:00.000Z')
    await forgetMessages(systemActor('notices.forget-messages'))
    expect(await unknown()).toEqual([])
    expect(await delivered('13900000001')).toEqual([])
  })
})

describe('the HTTP gateway', () => {
  let server: Server
  let reply = { status: 200, body: 'receipt-1' }
  let got: { body: string; headers: NodeJS.Dict<string | string[]> } | null = null
  const message = { id: newId(), phone, text: '验证码 123456' }

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      got = { body: await textOf(request), headers: request.headers }
      response.writeHead(reply.status).end(reply.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterAll(() => server.close())

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
  const gateway = () => smsGateway({ url: address(), secret: 's3cret' })

  test('signs what it posts, so that the gateway can prove where it came from', async () => {
    expect(await gateway().send(message)).toEqual({ outcome: 'accepted', receipt: 'receipt-1' })
    expect(JSON.parse(got!.body)).toEqual(message)
    const signed = `${got!.headers['x-timestamp'] as string}.${got!.body}`
    expect(got!.headers['x-signature']).toBe(createHmac('sha256', 's3cret').update(signed).digest('hex'))
    expect(got!.headers['idempotency-key']).toBe(message.id)
  })

  test.each([
    [429, 'not-reached'],
    [503, 'not-reached'],
    [400, 'rejected'],
  ])('an answer of %i means %s', async (status, outcome) => {
    reply = { status, body: 'no' }
    expect(await gateway().send(message)).toEqual({ outcome, reason: `${status} no` })
  })

  test('an answer of 500 leaves the fate open', async () => {
    reply = { status: 500, body: 'broken' }
    await expect(gateway().send(message)).rejects.toThrow('500 broken')
  })

  test('a gateway that refuses the connection certainly has nothing', async () => {
    const nowhere = smsGateway({ url: 'http://127.0.0.1:65001/sms', secret: 's' })
    expect(await nowhere.send(message)).toEqual({ outcome: 'not-reached', reason: 'ECONNREFUSED' })
  })
})

async function sealedLeft(): Promise<number> {
  return transaction(system, async (tx) => {
    const left = await tx.client.query(`select from notices.messages where state = 'sent' and sealed is not null`)
    return left.rowCount!
  })
}

type Listed = { notices: { title: string }[]; unread: number; next: string | null }

async function list(who: Actor, cursor?: string): Promise<Listed> {
  const [first] = noticeRoutes
  return (await first!.answer({ who, query: { cursor }, params: {} } as never)) as Listed
}
