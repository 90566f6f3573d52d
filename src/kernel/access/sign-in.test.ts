import { describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { guest } from './actors.ts'
import {
  city,
  deeds,
  east,
  messages,
  minutesLater,
  openCast,
  password,
  refused,
  roles,
  signIn,
  signInByPhone,
  ties,
  visitor,
  wang,
  wangId,
  whoHolds,
  zhou,
  zhouId,
} from './cast.ts'
import { sendSmsCode } from './send-sms-code.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { signInWithSmsCode } from './sign-in-with-sms-code.ts'

openCast()

describe('signing in with a password', () => {
  test('an officer is recognised by her token, with her grants', async () => {
    const { token, maxAgeSeconds } = await signIn()
    expect(maxAgeSeconds).toBe(12 * 3600)
    expect(await whoHolds(token)).toMatchObject({
      kind: 'officer',
      personId: wangId,
      name: '王敏',
      grants: [
        {
          role: 'county-officer',
          roleName: '区县经办',
          orgId: east,
          orgPath: [city, east],
          permissions: new Set(roles[0]!.permissions),
        },
      ],
      scope: { role: 'app', orgs: [east], personId: wangId },
    })
    expect(deeds).toMatchObject([{ action: 'access.signed-in', subjectKind: 'session', detail: { kind: 'officer' } }])
  })

  test('the account is the same in capitals', async () => {
    const { actor } = await signInWithPassword(ties, visitor, { account: 'WANGMIN', password })
    expect(actor.personId).toBe(wangId)
  })

  test('a wrong password and an unknown account are told in the same words and take as long', async () => {
    const timed = async (account: string) => {
      const began = performance.now()
      const outcome = await signInWithPassword(ties, visitor, { account, password: 'wrong' }).catch(
        (error) => error.code,
      )
      return { outcome, ms: performance.now() - began }
    }
    const [known, unknown] = [[await timed('wangmin')], [await timed('nobody')]]
    for (let more = 0; more < 3; more += 1) {
      known.push(await timed('wangmin'))
      unknown.push(await timed('nobody'))
    }
    expect([...known, ...unknown].every((one) => one.outcome === 'access.sign-in-wrong')).toBe(true)
    const fastest = (all: { ms: number }[]) => Math.min(...all.map((one) => one.ms))
    expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 3)
    expect(fastest(unknown)).toBeLessThan(fastest(known) * 3)
    expect(deeds).toHaveLength(8)
    expect(deeds[0]).toEqual({ action: 'access.sign-in-failed', subjectKind: 'person', subjectId: wangId, orgId: east })
    expect(deeds[1]).toMatchObject({ subjectKind: 'account', subjectId: expect.not.stringContaining('nobody') })
  })

  test.each(['wangmin', 'nobody'])(
    'after five failures %s waits, longer each time, even with the right password',
    async (account) => {
      const attempt = (typed: string) =>
        signInWithPassword(ties, guest(newId(), newId()), { account, password: typed }).then(
          () => 'signed in',
          (error) => `${error.code} ${error.facts.minutes ?? ''}`.trim(),
        )
      for (let failure = 0; failure < 5; failure += 1) expect(await attempt('wrong')).toBe('access.sign-in-wrong')
      expect(await attempt(password)).toBe('access.too-many-failures 1')
      minutesLater(1)
      expect(await attempt('wrong')).toBe('access.sign-in-wrong')
      expect(await attempt(password)).toBe('access.too-many-failures 2')
      minutesLater(3)
      expect(await attempt(password)).toBe(account === 'wangmin' ? 'signed in' : 'access.sign-in-wrong')
    },
  )

  test('a hundred guesses at once are five guesses', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => signIn('wrong', guest(newId(), newId())).catch((error) => error.code)),
    )
    expect(outcomes.filter((code) => code === 'access.sign-in-wrong')).toHaveLength(5)
    expect(outcomes.filter((code) => code === 'access.too-many-failures')).toHaveLength(95)
  })

  test('one address that fails with account after account waits too', async () => {
    const attempt = (account: string) =>
      signInWithPassword(ties, visitor, { account, password: 'wrong' }).catch((error) => error.code)
    const outcomes = await Promise.all(Array.from({ length: 31 }, (_, index) => attempt(`nobody-${index}`)))
    expect(outcomes.filter((code) => code === 'access.too-many-failures')).toHaveLength(1)
  })

  test('a success forgives the failures before it', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < 4; failure += 1)
        await expect(signIn('wrong')).rejects.toEqual(refused('access.sign-in-wrong'))
      await signIn()
    }
  })
})

describe('signing in by SMS code', () => {
  test('a worker gets a code on her phone and acts for herself alone, for ninety days', async () => {
    const { token, maxAgeSeconds } = await signInByPhone(zhou.phone)
    expect(maxAgeSeconds).toBe(90 * 24 * 3600)
    expect(messages).toMatchObject([
      { personId: zhouId, phone: zhou.phone, text: expect.stringMatching(/^登录验证码 \d{6}，5 分钟内有效/) },
    ])
    expect(await whoHolds(token)).toMatchObject({ kind: 'worker', grants: [], scope: { orgs: [], personId: zhouId } })
  })

  test('an officer who signs in by phone brings no grants along', async () => {
    const { token } = await signInByPhone(wang.phone)
    expect(await whoHolds(token)).toMatchObject({ kind: 'worker', personId: wangId, grants: [] })
  })

  test('a phone that nobody has gets the same answer after the same time, no message, and no sign-in', async () => {
    const timed = async (phone: string) => {
      const began = performance.now()
      const sent = await sendSmsCode(ties, visitor, { phone })
      return {
        keys: Object.keys(sent),
        resend: sent.resendAfterSeconds,
        code: sent.code,
        ms: performance.now() - began,
      }
    }
    const known = await timed(zhou.phone)
    const unknown = await timed('13900000000')
    expect(unknown).toMatchObject({ keys: known.keys, resend: known.resend })
    expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(195)
    expect(messages).toHaveLength(1)
    const guess = signInWithSmsCode(ties, visitor, { phone: '13900000000', code: unknown.code })
    await expect(guess).rejects.toEqual(refused('access.code-wrong'))
    expect(deeds).toMatchObject([{ action: 'access.sign-in-failed', subjectKind: 'phone' }])
  })

  test('a code holds five minutes, five guesses and one sign-in, and only until a newer one is sent', async () => {
    const enter = (code: string) =>
      signInWithSmsCode(ties, visitor, { phone: zhou.phone, code }).then(
        () => 'signed in',
        (error) => error.code,
      )
    const ask = async () => (await sendSmsCode(ties, visitor, { phone: zhou.phone })).code
    const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

    const used = await ask()
    expect(await enter(used)).toBe('signed in')
    expect(await enter(used)).toBe('access.code-wrong')

    minutesLater(2)
    const guessed = await ask()
    for (let guess = 0; guess < 5; guess += 1) expect(await enter(wrong(guessed))).toBe('access.code-wrong')
    expect(await enter(guessed)).toBe('access.code-wrong')

    minutesLater(4)
    const replaced = await ask()
    minutesLater(6)
    const late = await ask()
    expect(await enter(replaced)).toBe('access.code-wrong')
    minutesLater(11)
    expect(await enter(late)).toBe('access.code-wrong')
    minutesLater(12)
    expect(await enter(await ask())).toBe('signed in')
  })

  test.each([zhou.phone, '13900000000'])('%s gets one code a minute and five an hour', async (phone) => {
    const ask = () =>
      sendSmsCode(ties, guest(newId(), newId()), { phone }).then(
        () => 'sent',
        (error) => `${error.code} ${error.facts.minutes}`,
      )
    for (let minutes = 0; minutes < 5; minutes += 1) {
      minutesLater(minutes * 2)
      expect(await ask()).toBe('sent')
      expect(await ask()).toBe(minutes < 4 ? 'access.code-too-soon 1' : 'access.code-too-soon 52')
    }
    minutesLater(20)
    expect(await ask()).toBe('access.code-too-soon 40')
  })

  test('two requests at once send one code', async () => {
    const ask = () =>
      sendSmsCode(ties, visitor, { phone: zhou.phone }).then(
        () => 'sent',
        (error) => error.code,
      )
    expect((await Promise.all([ask(), ask(), ask()])).sort()).toEqual([
      'access.code-too-soon',
      'access.code-too-soon',
      'sent',
    ])
    expect(messages).toHaveLength(1)
  })
})
