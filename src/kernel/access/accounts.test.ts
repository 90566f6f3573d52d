import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { closeOrg, foundOrgs } from '../orgs/index.ts'
import { registerPerson } from '../people/index.ts'
import { guest } from './actors.ts'
import {
  city,
  deeds,
  east,
  idNumber,
  messages,
  mill,
  minutesLater,
  notices,
  openCast,
  password,
  refused,
  roles,
  secret,
  ties,
  wangId,
  west,
  whoHolds,
  works,
} from './cast.ts'
import { describeAccount, explainAccess } from './explain-access.ts'
import { giveRole } from './give-role.ts'
import { letIn, lockOut, resetPassword, resetSecondFactor } from './guard-account.ts'
import { grantRole, hashPassword, openAccount, writeRoles } from './index.ts'
import { listAccounts } from './list-accounts.ts'
import type { Actor, Role } from './model.ts'
import { openOfficerAccount, openPartnerAccount } from './open-account-for.ts'
import { setPassword } from './set-password.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { takeRole } from './take-role.ts'

openCast()

const administrations: readonly Role[] = [
  {
    key: 'system',
    name: '系统管理员',
    permissions: ['access.account.read', 'access.account.open', 'access.partner.open'],
    duty: 'system',
  },
  {
    key: 'security',
    name: '安全管理员',
    permissions: ['access.account.read', 'access.role.grant', 'access.account.guard'],
    duty: 'security',
  },
  { key: 'audit', name: '审计管理员', permissions: ['access.account.read', 'audit.read'], duty: 'audit' },
]
const merchant: Role = { key: 'merchant', name: '商户', permissions: ['mall.supply'], holder: 'partner' }

const people: Record<string, string> = {}

async function appoint(
  tx: Tx,
  account: string,
  name: string,
  number: number,
  role: string,
  orgId: string,
): Promise<void> {
  const personId = await registerPerson(tx, { name, idNumber: idNumber(number), phone: null })
  await openAccount(tx, { personId, account, password: await hashPassword(account, password) })
  await grantRole(tx, { personId, role, orgId, on: '2026-01-01' })
  people[account] = personId
}

beforeAll(async () => {
  await writeRoles([...roles, ...administrations, merchant])
  await transaction(system, async (tx) => {
    await appoint(tx, 'admin', '李强', 101, 'system', city)
    await appoint(tx, 'guard', '郑安', 102, 'security', city)
    await appoint(tx, 'guard-east', '冯东', 103, 'security', east)
    await appoint(tx, 'eye', '孙燕', 104, 'audit', city)
    await appoint(tx, 'clerk', '吴西', 105, 'county-officer', west)
  })
})

const enter = (account: string, typed = password) =>
  signInWithPassword(ties, guest(newId(), newId()), { account, password: typed })
const as = async (account: string): Promise<Actor> => whoHolds((await enter(account)).token)
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code,
  )
let number = 200
const newcomer = (account: string, orgId = east, phone: string | null = null) => {
  number += 1
  return { name: '何新', idNumber: idNumber(number), phone, account, orgId }
}

describe('an officer’s account', () => {
  test('is opened by the system administrator; its holder sets the password by a code sent to her phone', async () => {
    const admin = await as('admin')
    const opened = await openOfficerAccount(ties, admin, newcomer('He.Xin', east, '13712345678'))
    expect(opened).toMatchObject({ sentTo: '137****5678', validHours: 72 })
    expect(deeds.at(-1)).toMatchObject({ action: 'access.account-opened', orgId: east, detail: { account: 'he.xin' } })
    const code = /口令 (\S+)，/.exec(messages.at(-1)!.text)![1]!
    expect(await outcomeOf(enter('he.xin', 'anything-at-all-9'))).toBe('access.sign-in-wrong')

    const next = 'Shi-zheng-9-lou'
    const visitor = () => guest(newId(), newId())
    const set = (account: string, typed: string) =>
      outcomeOf(setPassword(ties, visitor(), { account, code: typed, next }))
    expect(await outcomeOf(setPassword(ties, visitor(), { account: 'he.xin', code, next: 'weak' }))).toBe(
      'access.password-weak',
    )
    expect(await set('he.xin', 'aaaaa-aaaaa')).toBe('access.password-code-wrong')
    expect(await set('he.xin', code.toUpperCase())).toBe('done')
    expect(await set('he.xin', code)).toBe('access.password-code-wrong')
    expect((await whoHolds((await enter('he.xin', next)).token)).grants).toEqual([])
  })

  test('its code is seen on the screen only where no phone is known, and in production never else', async () => {
    const admin = await as('admin')
    expect((await openOfficerAccount(ties, admin, newcomer('no.phone'))).code).toMatch(/^\w{5}-\w{5}$/)
    const production = {
      ...secret,
      NODE_ENV: 'production',
      SMS_GATEWAY_URL: 'https://x.example',
      SMS_GATEWAY_SECRET: 'x',
    }
    configure(readConfig(production, '/tmp'))
    const [withPhone, without] = [
      await openOfficerAccount(ties, admin, newcomer('with.phone', east, '13712345679')),
      await openOfficerAccount(ties, admin, newcomer('without.phone')),
    ]
    configure(readConfig(secret, '/tmp'))
    expect(withPhone).toMatchObject({ code: null, sentTo: '137****5679' })
    expect(without).toMatchObject({ code: expect.any(String), sentTo: null })
  })

  test('is refused for a name or a person that has one, outside one’s subtree, and to everyone else', async () => {
    const admin = await as('admin')
    expect(await outcomeOf(openOfficerAccount(ties, admin, newcomer('WANGMIN')))).toBe('access.account-taken')
    const again = { ...newcomer('admin-two'), name: '郑安', idNumber: idNumber(102) }
    expect(await outcomeOf(openOfficerAccount(ties, admin, again))).toBe('access.account-taken')
    expect(await outcomeOf(openOfficerAccount(ties, admin, newcomer('nowhere', newId())))).toBe('access.not-found')
    for (const other of ['guard', 'eye', 'clerk']) {
      expect(await outcomeOf(openOfficerAccount(ties, await as(other), newcomer('x-account')))).toBe(
        'access.not-permitted',
      )
    }
  })

  test('is not opened at an organisation that is closed', async () => {
    const closed = newId()
    await transaction(system, async (tx) => {
      await foundOrgs(tx, [
        {
          id: closed,
          kind: 'grassroots',
          code: 'closing',
          creditCode: null,
          name: '旧厂工会',
          parentId: east,
          on: '2013-01-01',
        },
      ])
      await closeOrg(tx, { orgId: closed, on: '2026-01-01' })
    })
    expect(await outcomeOf(openOfficerAccount(ties, await as('admin'), newcomer('late', closed)))).toBe(
      'access.org-closed',
    )
    const giving = { personId: wangId, role: 'leader', orgId: closed, on: today(), until: null }
    expect(await outcomeOf(giveRole(ties, await as('guard'), giving))).toBe('access.org-closed')
  })

  test('guessing accounts or codes is told in the same words after the same time', async () => {
    const timed = async (account: string) => {
      const began = performance.now()
      const outcome = await outcomeOf(
        setPassword(ties, guest(newId(), newId()), { account, code: 'aaaaa-aaaaa', next: 'Shi-zheng-9-lou' }),
      )
      return { outcome, ms: performance.now() - began }
    }
    const [known, unknown] = [await timed('wangmin'), await timed('nobody-at-all')]
    expect([known.outcome, unknown.outcome]).toEqual(['access.password-code-wrong', 'access.password-code-wrong'])
    expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(245)
  })

  test('ten wrong guesses end a code, whoever guesses from wherever', async () => {
    const admin = await as('admin')
    const { code } = await openOfficerAccount(ties, admin, newcomer('guessed'))
    const guess = (typed: string) =>
      outcomeOf(
        setPassword(ties, guest(newId(), newId()), { account: 'guessed', code: typed, next: 'Shi-zheng-9-lou' }),
      )
    for (let wrong = 0; wrong < 10; wrong += 1) {
      minutesLater(wrong * 40)
      expect(await guess('aaaaa-aaaaa')).toBe('access.password-code-wrong')
    }
    minutesLater(600)
    expect(await guess(code!)).toBe('access.password-code-wrong')
  })

  test('a code holds three days, and a newer one ends it', async () => {
    const guard = await as('guard')
    const reason = '忘记密码'
    const first = await resetPassword(ties, guard, { personId: people.clerk!, reason })
    const second = await resetPassword(ties, guard, { personId: people.clerk!, reason })
    const set = (code: string) =>
      outcomeOf(setPassword(ties, guest(newId(), newId()), { account: 'clerk', code, next: password }))
    expect(await set(first.code!)).toBe('access.password-code-wrong')
    minutesLater(72 * 60 + 1)
    expect(await set(second.code!)).toBe('access.password-code-wrong')
    expect(await outcomeOf(enter('clerk'))).toBe('done')
  })
})

describe('a role given by an officer', () => {
  const give = async (by: string, role: string, personId = people.clerk!, orgId: string = west) =>
    outcomeOf(giveRole(ties, await as(by), { personId, role, orgId, on: today(), until: null }))

  test('is the security administrator’s to give and to end, in her subtree', async () => {
    expect(await give('guard', 'leader')).toBe('done')
    expect(deeds.at(-1)).toMatchObject({ action: 'access.role-granted', orgId: west, detail: { role: 'leader' } })
    expect(await give('guard', 'leader')).toBe('access.role-held')
    expect(await give('guard', 'king')).toBe('access.role-unknown')
    expect(await give('guard-east', 'leader')).toBe('access.not-found')
    expect(await give('guard-east', 'leader', people.clerk!, east)).toBe('access.not-found')
    expect(await give('admin', 'leader')).toBe('access.not-permitted')
    expect(await give('eye', 'leader')).toBe('access.not-found')
    expect(await give('clerk', 'leader', wangId, east)).toBe('access.not-found')

    const { token } = await enter('clerk')
    expect((await whoHolds(token)).grants.map((grant) => grant.role)).toContain('leader')
    const { grants } = await describeAccount(await as('guard'), people.clerk!)
    const given = grants.find((grant) => grant.role === 'leader')!
    expect(given).toMatchObject({ grantedByName: '郑安', orgName: '江西区总工会', inForce: true })
    expect(await outcomeOf(takeRole(ties, await as('guard-east'), given.id))).toBe('access.not-found')
    expect(await outcomeOf(takeRole(ties, await as('guard'), given.id))).toBe('done')
    expect(await outcomeOf(takeRole(ties, await as('guard'), given.id))).toBe('access.grant-ended')
    expect((await whoHolds(token)).grants.map((grant) => grant.role)).not.toContain('leader')
  })

  test('is never given to, nor taken from, oneself', async () => {
    expect(await give('guard', 'leader', people.guard!, city)).toBe('access.not-oneself')
    const own = (await describeAccount(await as('guard'), people.guard!)).grants[0]!
    expect(await outcomeOf(takeRole(ties, await as('guard'), own.id))).toBe('access.not-oneself')
  })
})

describe('the three administrators', () => {
  test('are three people: nobody is given a second administration, by whatever way', async () => {
    const guard = await as('guard')
    const second = (personId: string, role: string) =>
      outcomeOf(giveRole(ties, guard, { personId, role, orgId: city, on: today(), until: null }))
    expect(await second(people.admin!, 'audit')).toBe('access.administrators-apart')
    expect(await second(people.eye!, 'system')).toBe('access.administrators-apart')
    const byCommand = transaction(system, (tx) =>
      grantRole(tx, { personId: people.admin!, role: 'audit', orgId: city, on: '2026-11-21' }),
    )
    await expect(byCommand).rejects.toEqual(refused('access.administrators-apart'))
  })

  test.each([
    ['a second administration', 'grants_one_administration', `'audit', 'audit', '2026-01-01', null`],
    ['one under another’s duty', 'grants_of_a_role_with_its_duty', `'audit', 'none', '2026-01-01', null`],
    ['one that ends some day', 'grants_administration_ends_at_once', `'audit', 'audit', '2026-01-01', '2099-01-01'`],
  ])('the database itself refuses %s', async (_what, constraint, values) => {
    const tried = transaction(system, (tx) =>
      tx.client.query(
        `insert into access.grants (role, role_duty, from_on, until_on, owner_id, id, org_id, org_path)
          values (${values}, $1, gen_random_uuid(), $2, array[$2]::uuid[])`,
        [people.admin, city],
      ),
    )
    await expect(tried).rejects.toThrow(constraint)
  })

  test.each([
    ['audit.read', 'none', 'roles_audit_is_read_by_audit'],
    ['access.role.grant', 'system', 'roles_are_granted_by_security'],
    ['access.account.guard', 'audit', 'roles_are_granted_by_security'],
    ['access.account.open', 'security', 'roles_accounts_are_opened_by_system'],
  ] as const)('the database refuses a role that mixes %s with duty %s', async (permission, duty, constraint) => {
    const mixed = { key: 'mixed', name: '混合', permissions: [permission], ...(duty !== 'none' && { duty }) }
    await expect(writeRoles([...roles, ...administrations, merchant, mixed])).rejects.toThrow(constraint)
  })

  test('the system administrator appoints the first security and audit administrators, and no second', async () => {
    const everyone = [people.guard!, people['guard-east']!, people.eye!]
    const ended = await transaction(system, (tx) =>
      tx.client.query(
        `update access.grants set until_on = '2026-01-01', ended_at = '2026-02-01' where owner_id = any($1) and until_on is null returning id`,
        [everyone],
      ),
    )
    const appointed = (personId: string, role: string) =>
      giveRole(ties, admin, { personId, role, orgId: city, on: today(), until: null })
    const admin = await as('admin')
    const rivals = await Promise.all([
      outcomeOf(appointed(people.clerk!, 'security')),
      outcomeOf(appointed(wangId, 'security')),
    ])
    expect(rivals.sort()).toEqual(['access.not-permitted', 'done'])
    expect(await outcomeOf(appointed(people.eye!, 'audit'))).toBe('done')
    expect(await outcomeOf(appointed(people.guard!, 'audit'))).toBe('access.not-permitted')
    expect(await outcomeOf(appointed(people.guard!, 'leader'))).toBe('access.not-permitted')
    await transaction(system, async (tx) => {
      await tx.client.query('set local role none')
      await tx.client.query(`delete from access.grants where role_duty <> 'none' and from_on = $1`, [today()])
      await tx.client.query(`update access.grants set until_on = null, ended_at = null where id = any($1)`, [
        ended.rows.map((row) => row.id),
      ])
    })
  })
})

describe('a partner', () => {
  test('has an account with one partner’s role, and no officer’s', async () => {
    const admin = await as('admin')
    const opened = await openPartnerAccount(ties, admin, { ...newcomer('shop'), role: 'merchant' })
    await setPassword(ties, guest(newId(), newId()), { account: 'shop', code: opened.code!, next: 'Shi-zheng-9-lou' })
    const actor = await whoHolds((await enter('shop', 'Shi-zheng-9-lou')).token)
    expect(actor.grants).toMatchObject([{ role: 'merchant', orgId: east }])
    const officer = giveRole(ties, await as('guard'), {
      personId: opened.personId,
      role: 'leader',
      orgId: east,
      on: today(),
      until: null,
    })
    expect(await outcomeOf(officer)).toBe('access.role-of-other-kind')
    const wrong = openPartnerAccount(ties, admin, { ...newcomer('shop-two'), role: 'leader' })
    expect(await outcomeOf(wrong)).toBe('access.role-of-other-kind')
    const unknown = openPartnerAccount(ties, admin, { ...newcomer('shop-three'), role: 'king' })
    expect(await outcomeOf(unknown)).toBe('access.role-unknown')
  })
})

describe('the security administrator', () => {
  test('locks an account at once and unlocks it; only its holder learns that it is locked', async () => {
    const guard = await as('guard')
    const { token } = await enter('clerk')
    await lockOut(ties, guard, { personId: people.clerk!, reason: '离岗' })
    expect((await whoHolds(token)).kind).toBe('guest')
    expect(await outcomeOf(enter('clerk'))).toBe('access.account-locked')
    expect(await outcomeOf(enter('clerk', 'wrong'))).toBe('access.sign-in-wrong')
    expect(await outcomeOf(lockOut(ties, guard, { personId: people.clerk!, reason: '再次' }))).toBe(
      'access.locked-already',
    )
    await letIn(ties, guard, { personId: people.clerk!, reason: '回岗' })
    expect(await outcomeOf(enter('clerk'))).toBe('done')
    expect(await outcomeOf(letIn(ties, guard, { personId: people.clerk!, reason: '再次' }))).toBe('access.not-locked')
    expect(deeds.map((deed) => [deed.action, deed.detail?.reason])).toEqual(
      expect.arrayContaining([
        ['access.account-locked', '离岗'],
        ['access.account-unlocked', '回岗'],
      ]),
    )
  })

  test('takes a lost authenticator off; the sessions end and its holder is told', async () => {
    const { token } = await enter('clerk')
    await resetSecondFactor(ties, await as('guard'), { personId: people.clerk!, reason: '手机丢失' })
    expect((await whoHolds(token)).kind).toBe('guest')
    expect(notices.at(-1)).toMatchObject({ personId: people.clerk, title: '已停用二次验证' })
  })

  test('guards nobody outside her subtree, nor herself, and nobody else guards', async () => {
    const act = async (by: string, personId: string) =>
      outcomeOf(lockOut(ties, await as(by), { personId, reason: '试试' }))
    expect(await act('guard-east', people.clerk!)).toBe('access.not-found')
    expect(await act('guard', newId())).toBe('access.not-found')
    expect(await act('guard', people.guard!)).toBe('access.not-oneself')
    expect(await act('admin', people.clerk!)).toBe('access.not-permitted')
    expect(await act('eye', people.clerk!)).toBe('access.not-permitted')
  })
})

describe('the list of accounts', () => {
  const names = async (
    by: string,
    wish: Omit<Parameters<typeof listAccounts>[1], 'orgId'> = {},
    orgId: string = city,
  ) => (await listAccounts(await as(by), { orgId, ...wish })).accounts.map((account) => account.name)

  test('shows one’s subtree, by name, role and state', async () => {
    expect(await names('guard', { search: '吴' })).toEqual(['clerk'])
    expect(await names('guard', { role: 'county-officer' })).toEqual(['clerk', 'wangmin'])
    expect(await names('guard', { search: 'CLE' })).toEqual(['clerk'])
    expect(await names('guard', { kind: 'partner' })).toEqual(['shop'])
    expect(await names('guard', { state: 'waiting' })).toContain('no.phone')
    expect(await names('guard', { state: 'no-role' })).toContain('no.phone')
    expect(await names('guard', { state: 'locked' })).toEqual([])
    expect(await names('guard-east', { search: '吴' }, east)).toEqual([])
  })

  test('is cut at pages and goes on by name', async () => {
    const guard = await as('guard')
    const whole = await listAccounts(guard, { orgId: city })
    const rest = await listAccounts(guard, { orgId: city, cursor: 'clerk' })
    expect(rest.accounts.map((account) => account.name)).toEqual(
      whole.accounts.map((account) => account.name).filter((name) => name > 'clerk'),
    )
  })

  test('is closed to who may not read it and outside one’s subtree', async () => {
    await expect(names('clerk')).rejects.toEqual(refused('access.not-permitted'))
    await expect(names('guard-east')).rejects.toEqual(refused('access.not-found'))
    await expect(names('guard', {}, newId())).rejects.toEqual(refused('access.not-found'))
    await expect(describeAccount(await as('guard-east'), people.clerk!)).rejects.toEqual(refused('access.not-found'))
  })
})

describe('why', () => {
  const why = async (by: string, permission: string, orgId: string, personId = wangId) =>
    explainAccess(await as(by), { personId, permission, orgId })

  test('somebody may: the grant that gives it', async () => {
    expect(await why('guard', 'claims.review', mill)).toMatchObject({
      may: true,
      bearings: [{ standing: 'gives', grant: { roleName: '区县经办', orgName: '江东区总工会' } }],
    })
  })

  test('somebody may not: what is missing, which roles carry it, and who gives them', async () => {
    expect(await why('guard', 'claims.review', works)).toMatchObject({
      may: false,
      obstacles: ['no-role'],
      bearings: [{ standing: 'elsewhere' }],
      carriers: [{ key: 'county-officer' }],
      givers: [{ name: '郑安', roleName: '安全管理员', orgName: '滨江市总工会' }],
    })
  })

  test('is told inside one’s subtree only', async () => {
    await expect(why('guard-east', 'claims.review', works)).rejects.toEqual(refused('access.not-found'))
    await expect(why('guard-east', 'claims.review', east, people.clerk!)).rejects.toEqual(refused('access.not-found'))
    await expect(why('guard', 'claims.review', newId())).rejects.toEqual(refused('access.not-found'))
  })
})
