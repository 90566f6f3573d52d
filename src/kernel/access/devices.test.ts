import { describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { guest } from './actors.ts'
import {
  deeds,
  minutesLater,
  notices,
  openCast,
  password,
  refused,
  signIn,
  signInByPhone,
  ties,
  wangId,
  whoHolds,
  zhou,
} from './cast.ts'
import { listMySessions } from './list-my-sessions.ts'
import { revokeOtherSessions, revokeSession } from './revoke-session.ts'
import { sendSmsCode } from './send-sms-code.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

openCast()

const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0'
const wechat = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0'
const at = (key: string, userAgent = edge) => ({ ...guest(newId(), `10.${newId()}`), device: { key, userAgent } })

describe('the list of sign-ins', () => {
  test('names device, address and time, this one first', async () => {
    const phone = await signInByPhone(zhou.phone, at(newId(), wechat))
    minutesLater(2)
    const desk = await signInByPhone(zhou.phone, at(newId()))
    const here = await whoHolds(phone.token)
    expect(await listMySessions(here)).toMatchObject([
      { id: phone.actor.sessionId, device: '微信，安卓手机', kind: 'worker', current: true },
      { id: desk.actor.sessionId, device: '微软浏览器，电脑', current: false },
    ])
  })

  test('leaves out what is over', async () => {
    const officer = await signIn(password, at(newId()))
    minutesLater(31)
    const later = await whoHolds((await signIn(password, at(newId()))).token)
    expect((await listMySessions(later)).map((session) => session.id)).not.toContain(officer.actor.sessionId)
  })
})

describe('a session that was revoked', () => {
  test('opens nothing from the next request on, and is not revoked twice', async () => {
    const lost = await signIn(password, at(newId()))
    const here = await whoHolds((await signIn(password, at(newId()))).token)
    await revokeSession(ties, here, lost.actor.sessionId!)
    expect((await whoHolds(lost.token)).kind).toBe('guest')
    expect(deeds.at(-1)).toMatchObject({ action: 'access.session-revoked', subjectId: lost.actor.sessionId })
    await expect(revokeSession(ties, here, lost.actor.sessionId!)).rejects.toEqual(refused('access.session-missing'))
  })

  test('is one’s own: another’s is as if it did not exist', async () => {
    const officer = await signIn(password, at(newId()))
    const worker = await whoHolds((await signInByPhone(zhou.phone, at(newId()))).token)
    await expect(revokeSession(ties, worker, officer.actor.sessionId!)).rejects.toEqual(
      refused('access.session-missing'),
    )
    await expect(revokeSession(ties, worker, newId())).rejects.toEqual(refused('access.session-missing'))
    expect((await whoHolds(officer.token)).kind).toBe('officer')
  })

  test('may be all but this one', async () => {
    const others = [await signIn(password, at(newId())), await signIn(password, at(newId()))]
    const { token } = await signIn(password, at(newId()))
    await revokeOtherSessions(ties, await whoHolds(token))
    for (const other of others) expect((await whoHolds(other.token)).kind).toBe('guest')
    expect((await whoHolds(token)).kind).toBe('officer')
  })
})

describe('a device', () => {
  test('she has never used is told to her; the first of all and a known one are not', async () => {
    const [desk, phone] = [newId(), newId()]
    await signIn(password, at(desk))
    notices.length = 0
    await signIn(password, at(desk))
    expect(notices).toEqual([])
    await signIn(password, at(phone, wechat))
    expect(notices).toMatchObject([
      { personId: wangId, title: '在新设备上登录', text: expect.stringContaining('微信，安卓手机') },
    ])
    await signIn(password, at(phone, wechat))
    expect(notices).toHaveLength(1)
  })

  test('asks for ten phones’ codes in an hour, known or not', async () => {
    const visitor = { ...guest(newId(), newId()), device: { key: newId(), userAgent: '' } }
    const ask = (phone: string) =>
      sendSmsCode(ties, { ...visitor, address: newId() }, { phone }).then(
        () => 'sent',
        (error) => error.code,
      )
    const phones = [zhou.phone, ...Array.from({ length: 9 }, (_, n) => `1390000000${n}`)]
    for (const phone of phones) expect(await ask(phone)).toBe('sent')
    expect(await ask('13900000099')).toBe('access.code-too-soon')
    minutesLater(61)
    expect(await ask('13900000099')).toBe('sent')
  })

  test('that fails with account after account waits, from whatever address', async () => {
    const key = newId()
    const attempt = (account: string) =>
      signInWithPassword(ties, at(key), { account, password: 'wrong' }).catch((error) => error.code)
    const outcomes: string[] = []
    for (let number = 0; number < 11; number += 1) outcomes.push(await attempt(`nobody-${number}`))
    expect(outcomes.filter((code) => code === 'access.sign-in-wrong')).toHaveLength(10)
    expect(outcomes.at(-1)).toBe('access.too-many-failures')
  })
})
