import { describe, expect, test } from 'vitest'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { guest } from './actors.ts'
import {
  city,
  deeds,
  minutesLater,
  openCast,
  password,
  refused,
  signIn,
  signInByPhone,
  ties,
  visitor,
  wangId,
  west,
  whoHolds,
  zhou,
} from './cast.ts'
import { changePassword } from './change-password.ts'
import { forgetExpired, identify } from './index.ts'
import { sendSmsCode } from './send-sms-code.ts'
import { signOut } from './sign-out.ts'

openCast()

describe('a session', () => {
  test('is known by nothing but its token', async () => {
    const { token } = await signIn()
    const stored = await transaction(system, async (tx) =>
      JSON.stringify((await tx.client.query('select s::text from access.sessions s')).rows),
    )
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(Buffer.from(token).toString('hex'))
    expect(await whoHolds('')).toMatchObject({ kind: 'guest' })
    expect(await whoHolds(token.slice(0, -1))).toMatchObject({ kind: 'guest', grants: [] })
  })

  test('of an officer is over after thirty idle minutes, and after twelve hours in any case', async () => {
    const { token } = await signIn()
    minutesLater(29)
    expect((await whoHolds(token)).kind).toBe('officer')
    minutesLater(58)
    expect((await whoHolds(token)).kind).toBe('officer')
    minutesLater(58 + 30)
    expect((await whoHolds(token)).kind).toBe('guest')

    const busy = await signIn()
    for (let minutes = 88; minutes < 88 + 720; minutes += 20) {
      minutesLater(minutes)
      expect((await whoHolds(busy.token)).kind).toBe('officer')
    }
    minutesLater(88 + 720)
    expect((await whoHolds(busy.token)).kind).toBe('guest')
  })

  test('starts under a new token, and the one the visitor came with is worth nothing', async () => {
    const first = await signIn()
    const second = await signIn(password, await whoHolds(first.token))
    expect(second.token).not.toBe(first.token)
    expect((await whoHolds(first.token)).kind).toBe('guest')
    expect((await whoHolds(second.token)).kind).toBe('officer')
  })

  test('ends with signing out', async () => {
    const { token } = await signIn()
    await signOut(ties, await whoHolds(token))
    expect((await whoHolds(token)).kind).toBe('guest')
    expect(deeds.at(-1)).toMatchObject({ action: 'access.signed-out', subjectKind: 'session' })
  })

  test('many questions at once are each answered with their own holder', async () => {
    const officer = await signIn()
    const worker = await signInByPhone(zhou.phone)
    const tokens = Array.from({ length: 60 }, (_, index) => [officer.token, worker.token, 'nobody'][index % 3]!)
    const actors = await Promise.all(tokens.map((token, index) => identify(token, `request ${index}`, visitor.address)))
    expect(actors.map((actor) => actor.kind)).toEqual(
      tokens.map((_, index) => ['officer', 'worker', 'guest'][index % 3]),
    )
    expect(actors.map((actor) => actor.requestId)).toEqual(tokens.map((_, index) => `request ${index}`))
  })

  test('is forgotten thirty days after its end, failures and codes after a day', async () => {
    await signIn()
    await sendSmsCode(ties, visitor, { phone: zhou.phone })
    await expect(signIn('wrong')).rejects.toEqual(refused('access.sign-in-wrong'))
    minutesLater(40 * 24 * 60)
    expect(await forgetExpired()).toBeGreaterThanOrEqual(3)
    expect(await forgetExpired()).toBe(0)
  })
})

describe('the password', () => {
  const next = 'He-xi-2027-chun'

  test('is changed by its owner; her other sessions end and this one goes on', async () => {
    const other = await signIn()
    const here = await signIn(password, guest(newId(), '10.9.9.9'))
    await changePassword(ties, await whoHolds(here.token), { current: password, next })
    expect((await whoHolds(other.token)).kind).toBe('guest')
    expect((await whoHolds(here.token)).kind).toBe('officer')
    await expect(signIn()).rejects.toEqual(refused('access.sign-in-wrong'))
    await changePassword(ties, await whoHolds((await signIn(next)).token), { current: next, next: password })
    expect(deeds.map((deed) => deed.action)).toContain('access.password-changed')
  })

  test('is not changed with a wrong one or to a weak one, and guesses count', async () => {
    const actor = await whoHolds((await signIn()).token)
    await expect(changePassword(ties, actor, { current: password, next: 'wangmin-2026-A' })).rejects.toEqual(
      refused('access.password-weak'),
    )
    for (let guess = 0; guess < 4; guess += 1) {
      await expect(changePassword(ties, actor, { current: 'wrong', next })).rejects.toEqual(
        refused('access.password-wrong'),
      )
    }
    await expect(changePassword(ties, actor, { current: password, next })).rejects.toEqual(
      refused('access.too-many-failures'),
    )
    expect(deeds.at(-1)).toEqual({ action: 'access.password-change-failed', subjectKind: 'person', subjectId: wangId })
  })

  test('of a worker does not exist', async () => {
    const worker = await whoHolds((await signInByPhone(zhou.phone)).token)
    await expect(changePassword(ties, worker, { current: password, next })).rejects.toEqual(
      refused('access.account-missing'),
    )
  })

  test('is stored as a hash alone', async () => {
    const { rows } = await transaction(system, (tx) => tx.client.query('select password from access.accounts'))
    expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('row-level security', () => {
  test('one sees and changes one’s own account and sessions; those of another union’s people one does not see', async () => {
    await signIn()
    const counts = (personId: string | null) =>
      transaction({ scope: { role: 'app', orgs: [west], personId } }, async (tx) => {
        const { rows } = await tx.client.query(
          'select (select count(*) from access.accounts) a, (select count(*) from access.sessions) s',
        )
        const ended = await tx.client.query('update access.sessions set ended_at = ended_at')
        return [rows[0].a, rows[0].s > 0, (ended.rowCount ?? 0) > 0]
      })
    expect(await counts(wangId)).toEqual([1, true, true])
    expect(await counts(newId())).toEqual([0, false, false])
    expect(await counts(null)).toEqual([0, false, false])
  })

  test.each([
    `select password from access.accounts`,
    `select * from access.password_codes`,
    `update access.accounts set locked_at = null`,
    `insert into access.grants (owner_id, id, role, org_id, org_path, from_on) select owner_id, gen_random_uuid(), role, org_id, org_path, from_on from access.grants`,
    `update access.roles set permissions = array['everything']`,
    `update access.accounts set owner_id = gen_random_uuid()`,
    `update access.sessions set expires_at = 'infinity'`,
    `delete from access.sessions`,
  ])('nobody under a scope can %s', async (statement) => {
    const tried = transaction({ scope: { role: 'app', orgs: [city], personId: wangId } }, (tx) =>
      tx.client.query(statement),
    )
    await expect(tried).rejects.toThrow('permission denied')
  })
})
