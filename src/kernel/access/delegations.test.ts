import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { registerPerson } from '../people/index.ts'
import { guest } from './actors.ts'
import {
  city,
  deeds,
  east,
  idNumber,
  mill,
  minutesLater,
  notices,
  openCast,
  password,
  roles,
  ties,
  wangId,
  west,
  whoHolds,
  works,
} from './cast.ts'
import { grantRole, hashPassword, officersAt, openAccount, revokeRole, writeRoles } from './index.ts'
import { lendRole } from './lend-role.ts'
import { findColleagues } from './list-accounts.ts'
import { listDelegations } from './list-delegations.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { takeRole } from './take-role.ts'

openCast()

const security = {
  key: 'security',
  name: '安全管理员',
  permissions: ['access.account.read', 'access.role.grant', 'access.account.guard'],
  duty: 'security',
} as const
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
  await writeRoles([...roles, security])
  await transaction(system, async (tx) => {
    await appoint(tx, 'guard', '郑安', 101, 'security', city)
    await appoint(tx, 'deputy', '陆副', 102, 'leader', mill)
    await appoint(tx, 'third', '秦三', 103, 'leader', mill)
    await appoint(tx, 'clerk', '吴西', 104, 'county-officer', west)
  })
})

const enter = async (account: string) =>
  (await signInWithPassword(ties, guest(newId(), newId()), { account, password })).token
const as = async (account: string) => whoHolds(await enter(account))
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code,
  )
const days = (count: number) => addDays(today(), count)

async function lend(
  by: string,
  to: string,
  change: { orgId?: string; from?: string; lastDay?: string; at?: number } = {},
) {
  const actor = await as(by)
  const { own, received } = await listDelegations(actor)
  const grantId = [...own, ...received][change.at ?? 0]?.id ?? newId()
  const { orgId = east, from = today(), lastDay = days(6) } = change
  return outcomeOf(lendRole(ties, actor, { grantId, orgId, personId: people[to] ?? wangId, from, lastDay }))
}

describe('a role that is lent', () => {
  test('holds from day to day, is told and kept, and ends by itself', async () => {
    const token = await enter('deputy')
    expect(await lend('wangmin', 'deputy', { lastDay: days(1) })).toBe('done')
    expect(deeds.at(-1)).toMatchObject({ action: 'access.role-lent', orgId: east, detail: { role: 'county-officer' } })
    expect(notices.at(-1)).toMatchObject({ personId: people.deputy, title: '有人把职责委托给您' })
    const rolesHeld = async () => (await whoHolds(await enter('deputy'))).grants.map((grant) => grant.role)
    expect((await whoHolds(token)).grants.map((grant) => grant.role)).toEqual(['leader', 'county-officer'])
    minutesLater(24 * 60)
    expect(await rolesHeld()).toContain('county-officer')
    minutesLater(2 * 24 * 60)
    expect(await rolesHeld()).toEqual(['leader'])
    const { received } = await listDelegations(await as('deputy'))
    expect(received).toMatchObject([{ person: '王敏', roleName: '区县经办', over: true, inForce: false }])
  })

  test('ends with the lender’s own, on the same request', async () => {
    expect(await lend('wangmin', 'deputy')).toBe('done')
    const token = await enter('deputy')
    expect((await whoHolds(token)).grants).toHaveLength(2)
    await transaction(system, async (tx) => {
      await revokeRole(tx, { personId: wangId, role: 'county-officer', orgId: east, on: today() })
    })
    expect((await whoHolds(token)).grants).toHaveLength(1)
    expect(await transaction(system, (tx) => officersAt(tx, [east]))).toEqual([])
    await transaction(system, (tx) =>
      grantRole(tx, { personId: wangId, role: 'county-officer', orgId: east, on: today() }),
    )
    expect((await whoHolds(token)).grants).toHaveLength(1)
  })

  test('is taken back by the lender, and by the security administrator, not by others', async () => {
    for (const [by, outcome] of [
      ['wangmin', 'done'],
      ['guard', 'done'],
      ['clerk', 'access.not-found'],
    ] as const) {
      expect(await lend('wangmin', 'deputy', { orgId: mill })).toBe('done')
      const given = (await listDelegations(await as('wangmin'))).given.find((one) => !one.over && one.orgId === mill)!
      expect(await outcomeOf(takeRole(ties, await as(by), given.id))).toBe(outcome)
      if (outcome !== 'done') expect(await outcomeOf(takeRole(ties, await as('wangmin'), given.id))).toBe('done')
    }
    expect(deeds.map((deed) => deed.action)).toContain('access.delegation-ended')
  })

  test('is lent no further', async () => {
    expect(await lend('wangmin', 'deputy', { orgId: mill })).toBe('done')
    const deputy = await as('deputy')
    const received = (await listDelegations(deputy)).received.find((one) => one.inForce)!
    const further = { grantId: received.id, orgId: mill, personId: people.third!, from: today(), lastDay: days(1) }
    expect(await outcomeOf(lendRole(ties, deputy, further))).toBe('access.delegated-on')
    expect((await listDelegations(deputy)).own.map((grant) => grant.roleName)).toEqual(['领导'])
  })

  test('never reaches beyond the lender’s own: not above, not beside, not longer, not another’s', async () => {
    expect(await lend('wangmin', 'deputy', { orgId: city })).toBe('access.delegation-beyond-own')
    expect(await lend('wangmin', 'deputy', { orgId: works })).toBe('access.delegation-beyond-own')
    expect(await lend('wangmin', 'deputy', { orgId: newId() })).toBe('access.delegation-beyond-own')
    expect(await lend('wangmin', 'clerk')).toBe('access.not-found')
    expect(await lend('wangmin', 'wangmin')).toBe('access.not-oneself')
    expect(await lend('wangmin', 'deputy', { lastDay: days(91) })).toBe('access.delegation-days')
    expect(await lend('wangmin', 'deputy', { from: days(-1) })).toBe('access.delegation-days')
    const hers = (await listDelegations(await as('wangmin'))).own[0]!.id
    const stolen = { grantId: hers, orgId: mill, personId: people.third!, from: today(), lastDay: days(1) }
    expect(await outcomeOf(lendRole(ties, await as('deputy'), stolen))).toBe('access.grant-missing')
    const invented = { ...stolen, grantId: newId() }
    expect(await outcomeOf(lendRole(ties, await as('deputy'), invented))).toBe('access.grant-missing')
  })

  test('is never an administration', async () => {
    const guard = await as('guard')
    expect((await listDelegations(guard)).own).toEqual([])
    const id = (
      await transaction(system, (tx) =>
        tx.client.query('select id from access.grants where owner_id = $1', [people.guard]),
      )
    ).rows[0].id
    const lending = { grantId: id, orgId: east, personId: wangId, from: today(), lastDay: days(1) }
    expect(await outcomeOf(lendRole(ties, guard, lending))).toBe('access.administration-not-lent')
  })

  test('does not go to a locked account', async () => {
    const lock = (at: string) =>
      transaction(system, (tx) =>
        tx.client.query(
          `update access.accounts set locked_at = ${at}, lock_reason = ${at === 'null' ? 'null' : `'离岗'`} where name = 'third'`,
        ),
      )
    await lock('now()')
    expect(await lend('wangmin', 'third')).toBe('access.delegate-unfit')
    await lock('null')
  })

  test.each([
    ['without an end', 'grants_delegated_end', 'null', 'owner'],
    ['to the lender herself', 'grants_delegated_to_another', `'2026-12-31'`, 'lender'],
  ])('the database refuses one %s', async (_what, constraint, until, to) => {
    const tried = transaction(system, (tx) =>
      tx.client.query(
        `insert into access.grants (role, from_on, until_on, owner_id, id, org_id, org_path, delegated_by, source_id)
          values ('leader', '2026-01-01', ${until}, $1, gen_random_uuid(), $2, array[$2]::uuid[], $3, gen_random_uuid())`,
        [to === 'lender' ? wangId : people.deputy, east, wangId],
      ),
    )
    await expect(tried).rejects.toThrow(constraint)
  })

  test('written past the code over more than the lender holds gives nothing', async () => {
    const source = (
      await transaction(system, (tx) =>
        tx.client.query(`select id from access.grants where owner_id = $1 and org_id = $2 and until_on is null`, [
          wangId,
          east,
        ]),
      )
    ).rows[0].id
    await transaction(system, (tx) =>
      tx.client.query(
        `insert into access.grants (role, from_on, until_on, owner_id, id, org_id, org_path, delegated_by, source_id)
          values ('county-officer', '2026-01-01', '2099-01-01', $1, gen_random_uuid(), $2, array[$2]::uuid[], $3, $4)`,
        [people.third, city, wangId, source],
      ),
    )
    expect((await as('third')).grants.map((grant) => grant.role)).toEqual(['leader'])
  })
})

test('colleagues are officers of one’s own subtrees', async () => {
  const names = async (by: string, search: string) =>
    (await findColleagues(await as(by), search)).map((one) => one.name)
  expect(await names('wangmin', '副')).toEqual(['deputy'])
  expect(await names('wangmin', '吴')).toEqual([])
  expect(await names('wangmin', 'wangmin')).toEqual([])
})
