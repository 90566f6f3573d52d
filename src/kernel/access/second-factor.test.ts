import { describe, expect, test } from 'vitest'
import { now } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { guest } from './actors.ts'
import {
  city,
  deeds,
  east,
  minutesLater,
  notices,
  openCast,
  password,
  refused,
  roles,
  secret,
  signIn,
  signInByPhone,
  ties,
  visitor,
  wangId,
  whoHolds,
  zhou,
} from './cast.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { writeRoles } from './index.ts'
import { offerSecondFactor } from './offer-second-factor.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { stepAt } from './second-factor.rules.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { totpCode } from './totp.ts'

openCast()

const codeOf = (shared: string, off = 0) => totpCode(shared, stepAt(now()) + off)
const enter = (code?: string, typed = password, from = guest(newId(), newId())) =>
  signInWithPassword(ties, from, { account: 'wangmin', password: typed, code })
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'in',
    (error) => error.code,
  )

/** Binds an authenticator to 王敏 and tells its secret; a minute later its next code may be used. */
async function bind() {
  const actor = await whoHolds((await signIn()).token)
  const { secret: shared } = await offerSecondFactor(ties, actor, { password })
  const recoveryCodes = await confirmSecondFactor(ties, actor, codeOf(shared))
  return { shared, recoveryCodes, actor }
}

/** Each test finds 王敏 without an authenticator. */
const unbind = () =>
  transaction(system, async (tx) => {
    await tx.client.query('delete from access.second_factors')
    await tx.client.query('delete from access.recovery_codes')
  })

const production = {
  ...secret,
  NODE_ENV: 'production',
  SMS_GATEWAY_URL: 'https://sms.example',
  SMS_GATEWAY_SECRET: 'secret',
}

async function inProduction(work: () => Promise<void>) {
  configure(readConfig(production, '/tmp'))
  await work().finally(() => configure(readConfig(secret, '/tmp')))
}

describe('with an authenticator bound', () => {
  test('the password alone is not enough, and a code signs in once', async () => {
    await unbind()
    const { shared } = await bind()
    expect(await outcomeOf(enter(codeOf(shared)))).toBe('access.second-factor-wrong')
    minutesLater(1)
    expect(await outcomeOf(enter())).toBe('access.second-factor-needed')
    const code = codeOf(shared)
    expect(await outcomeOf(enter(code))).toBe('in')
    expect(deeds.at(-1)).toMatchObject({ action: 'access.signed-in', detail: { kind: 'officer', factor: 'totp' } })
    expect(await outcomeOf(enter(code))).toBe('access.second-factor-wrong')
    expect(await outcomeOf(enter(codeOf(shared, -1)))).toBe('access.second-factor-wrong')
    expect(await outcomeOf(enter(codeOf(shared, 1)))).toBe('in')
    expect(deeds.map((deed) => deed.action)).toContain('access.second-factor-failed')
  })

  test('one code shown ten times at once signs in once', async () => {
    await unbind()
    const { shared } = await bind()
    minutesLater(1)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => outcomeOf(enter(codeOf(shared)))))
    expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(1)
  })

  test('a wrong password is told as ever, with or without a code', async () => {
    await unbind()
    const { shared } = await bind()
    minutesLater(1)
    expect(await outcomeOf(enter(codeOf(shared), 'wrong'))).toBe('access.sign-in-wrong')
    expect(await outcomeOf(enter(undefined, 'wrong'))).toBe('access.sign-in-wrong')
    expect(await outcomeOf(enter(codeOf(shared)))).toBe('in')
  })

  test('guesses of the code lock the account, and asking for the code again forgives none of them', async () => {
    await unbind()
    const { shared } = await bind()
    minutesLater(1)
    const right = codeOf(shared)
    const wrong = String((Number(right) + 7) % 1_000_000).padStart(6, '0')
    const outcomes: string[] = []
    for (let guess = 0; guess < 6; guess += 1) {
      outcomes.push(await outcomeOf(enter()), await outcomeOf(enter(wrong)))
    }
    expect(outcomes.filter((outcome) => outcome === 'access.second-factor-wrong')).toHaveLength(5)
    expect(outcomes.at(-1)).toBe('access.too-many-failures')
    expect(await outcomeOf(enter(right))).toBe('access.too-many-failures')
    minutesLater(3)
    expect(await outcomeOf(enter(codeOf(shared)))).toBe('in')
  })

  test('a recovery code signs in once, as it is typed by hand', async () => {
    await unbind()
    const { recoveryCodes } = await bind()
    expect(new Set(recoveryCodes).size).toBe(10)
    const [first, second] = recoveryCodes
    expect(await outcomeOf(enter(first!.toUpperCase().replace('-', ' ')))).toBe('in')
    expect(await outcomeOf(enter(first))).toBe('access.second-factor-wrong')
    const together = await Promise.all([outcomeOf(enter(second)), outcomeOf(enter(second))])
    expect(together.sort()).toEqual(['access.second-factor-wrong', 'in'])
  })

  test('new recovery codes end the old ones', async () => {
    await unbind()
    const { shared, recoveryCodes, actor } = await bind()
    minutesLater(1)
    const proof = { password, code: codeOf(shared) }
    const renewed = await renewRecoveryCodes(ties, actor, proof)
    await expect(renewRecoveryCodes(ties, actor, proof)).rejects.toEqual(refused('access.second-factor-wrong'))
    expect(await outcomeOf(enter(recoveryCodes[0]))).toBe('access.second-factor-wrong')
    expect(await outcomeOf(enter(renewed[0]))).toBe('in')
  })

  test('the secret and the codes cannot be read from the tables', async () => {
    await unbind()
    const { shared, recoveryCodes } = await bind()
    const stored = await transaction(system, async (tx) => {
      const factors = await tx.client.query('select f::text from access.second_factors f')
      const codes = await tx.client.query('select c::text from access.recovery_codes c')
      return JSON.stringify([factors.rows, codes.rows])
    })
    expect(stored).not.toContain(shared)
    expect(stored).not.toContain(Buffer.from(shared).toString('hex'))
    for (const code of recoveryCodes) expect(stored).not.toContain(code.slice(0, 5))
  })

  test('nobody else finds it', async () => {
    await unbind()
    await bind()
    const found = await transaction({ scope: { role: 'app', orgs: [city, east], personId: newId() } }, (tx) =>
      tx.client.query('select 1 from access.second_factors union all select 1 from access.recovery_codes'),
    )
    expect(found.rows).toEqual([])
  })
})

describe('binding', () => {
  test('asks for the password, holds ten minutes, and tells her; other sign-ins end', async () => {
    await unbind()
    const elsewhere = await signIn()
    const actor = await whoHolds((await signIn(password, guest(newId(), '10.9.9.9'))).token)
    await expect(offerSecondFactor(ties, actor, { password: 'wrong' })).rejects.toEqual(
      refused('access.password-wrong'),
    )
    await expect(confirmSecondFactor(ties, actor, '123456')).rejects.toEqual(
      refused('access.second-factor-not-offered'),
    )
    const late = await offerSecondFactor(ties, actor, { password })
    minutesLater(11)
    await expect(confirmSecondFactor(ties, actor, codeOf(late.secret))).rejects.toEqual(
      refused('access.second-factor-not-offered'),
    )
    const { secret: shared } = await offerSecondFactor(ties, actor, { password })
    await expect(confirmSecondFactor(ties, actor, codeOf(late.secret))).rejects.toEqual(
      refused('access.second-factor-wrong'),
    )
    expect((await whoHolds(elsewhere.token)).kind).toBe('officer')
    await confirmSecondFactor(ties, actor, codeOf(shared))
    expect((await whoHolds(elsewhere.token)).kind).toBe('guest')
    expect(notices).toMatchObject([{ personId: wangId, title: '已开启二次验证' }])
    expect(deeds.at(-1)).toMatchObject({ action: 'access.second-factor-bound', detail: { replaced: false } })
  })

  test('another authenticator needs a code of the present one, which holds until then', async () => {
    await unbind()
    const { shared, actor, recoveryCodes } = await bind()
    minutesLater(1)
    await expect(offerSecondFactor(ties, actor, { password })).rejects.toEqual(refused('access.second-factor-wrong'))
    const next = await offerSecondFactor(ties, actor, { password, code: recoveryCodes[0] })
    expect(await outcomeOf(enter(codeOf(shared)))).toBe('in')
    minutesLater(2)
    await confirmSecondFactor(ties, actor, codeOf(next.secret))
    minutesLater(3)
    expect(await outcomeOf(enter(codeOf(shared)))).toBe('access.second-factor-wrong')
    expect(await outcomeOf(enter(codeOf(next.secret)))).toBe('in')
  })

  test('of a worker does not exist: her phone is her key', async () => {
    const worker = await whoHolds((await signInByPhone(zhou.phone)).token)
    await expect(offerSecondFactor(ties, worker, { password })).rejects.toEqual(refused('access.account-missing'))
  })

  test('ends with the password and a code', async () => {
    await unbind()
    const { shared, actor } = await bind()
    minutesLater(1)
    await removeSecondFactor(ties, actor, { password, code: codeOf(shared) })
    expect(await outcomeOf(enter())).toBe('in')
    await expect(removeSecondFactor(ties, actor, { password })).rejects.toEqual(refused('access.second-factor-missing'))
    await expect(renewRecoveryCodes(ties, actor, { password })).rejects.toEqual(refused('access.second-factor-missing'))
  })
})

describe('a role that demands a second factor', () => {
  const demanding = roles.map((role) => ({ ...role, secondFactor: 'required' as const }))

  test('does not come with a sign-in that showed none, and comes once one is bound', async () => {
    await unbind()
    await writeRoles(demanding)
    await inProduction(async () => {
      const { token } = await signIn()
      const actor = await whoHolds(token)
      expect(actor).toMatchObject({ kind: 'officer', grants: [], scope: { orgs: [] } })
      const { secret: shared } = await offerSecondFactor(ties, actor, { password })
      await confirmSecondFactor(ties, actor, codeOf(shared))
      expect((await whoHolds(token)).grants).toMatchObject([{ role: 'county-officer', orgId: east }])

      minutesLater(1)
      const again = await signInWithPassword(ties, visitor, { account: 'wangmin', password, code: codeOf(shared) })
      expect((await whoHolds(again.token)).grants).toHaveLength(1)
      minutesLater(2)
      const removal = removeSecondFactor(ties, await whoHolds(again.token), { password, code: codeOf(shared) })
      await expect(removal).rejects.toMatchObject({
        code: 'access.second-factor-demanded',
        facts: { roles: ['区县经办'] },
      })
    })
    await writeRoles(roles)
  })

  test('comes without one in a demonstration, which shows the code of whoever has bound one', async () => {
    await unbind()
    await writeRoles(demanding)
    expect((await whoHolds((await signIn()).token)).grants).toHaveLength(1)
    const { shared } = await bind()
    minutesLater(1)
    const told = await enter().catch((error) => error.facts.demoCode)
    expect(told).toBe(codeOf(shared))
    expect(await outcomeOf(enter(told))).toBe('in')
    await inProduction(async () => {
      expect(await enter().catch((error) => error.facts)).toEqual({})
    })
    await writeRoles(roles)
  })
})
