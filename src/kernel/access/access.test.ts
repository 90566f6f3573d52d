import { describe, expect, test } from 'vitest'
import { configure, readConfig } from '../../platform/config.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { followReparentings, mergeOrgs, moveOrg } from '../orgs/index.ts'
import { followHomes, joinUnion, registerPerson } from '../people/index.ts'
import {
  city,
  deeds,
  east,
  idNumber,
  mill,
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
  west,
  whoHolds,
  works,
  zhou,
  zhouId,
} from './cast.ts'
import { describeMe } from './describe-me.ts'
import { findPeople } from './find-people.ts'
import {
  createFirstAdministrator,
  followGrants,
  grantRole,
  hashPassword,
  officersAt,
  openAccount,
  permit,
  revokeRole,
  showDemoSignIns,
  writeRoles,
} from './index.ts'
import { demoSignIns } from './queries.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

openCast()

describe('grants', () => {
  const grantsOf = async (token: string) =>
    (await whoHolds(token)).grants.map((grant) => `${grant.role} ${grant.orgId}`)

  test('hold from their first day to their last, whatever session is open', async () => {
    const { token } = await signIn()
    const inOffice = (work: (tx: Tx) => Promise<void>) => transaction(system, work)
    await inOffice((tx) => grantRole(tx, { personId: wangId, role: 'leader', orgId: west, on: '2026-01-01' }))
    await inOffice((tx) => grantRole(tx, { personId: wangId, role: 'leader', orgId: west, on: '2026-05-01' }))
    await inOffice((tx) => grantRole(tx, { personId: wangId, role: 'leader', orgId: mill, on: '2030-01-01' }))
    expect(await grantsOf(token)).toEqual([`county-officer ${east}`, `leader ${west}`])
    await inOffice((tx) => revokeRole(tx, { personId: wangId, role: 'leader', orgId: west, on: '2026-11-21' }))
    await inOffice((tx) => revokeRole(tx, { personId: wangId, role: 'leader', orgId: mill, on: '2026-11-21' }))
    expect(await grantsOf(token)).toEqual([`county-officer ${east}`])
  })

  test('at exactly one organisation are told to whoever must notify its officers, even to a worker', async () => {
    const worker = await whoHolds((await signInByPhone(zhou.phone)).token)
    const at = (orgId: string) => transaction(worker, (tx) => officersAt(tx, [orgId]))
    expect(await at(east)).toEqual([{ personId: wangId, orgId: east }])
    expect(await at(mill)).toEqual([])
    const seen = await transaction(worker, (tx) => tx.client.query('select * from access.grants'))
    expect(seen.rows).toEqual([])
  })

  test('name a role that exists; a role that the app drops permits nothing', async () => {
    const unknown = transaction(system, (tx) =>
      grantRole(tx, { personId: wangId, role: 'king', orgId: east, on: '2026-01-01' }),
    )
    await expect(unknown).rejects.toEqual(refused('access.role-unknown'))
    const { token } = await signIn()
    await writeRoles(roles.slice(1))
    expect((await whoHolds(token)).grants[0]!.permissions.size).toBe(0)
    await writeRoles(roles)
    expect((await whoHolds(token)).grants[0]!.permissions.size).toBe(3)
  })
})

describe('people', () => {
  test('are found inside the reader’s subtrees', async () => {
    const officer = await whoHolds((await signIn()).token)
    expect(await findPeople(officer, { search: '周', orgId: undefined })).toMatchObject([
      { id: zhouId, maskedName: '周*', homeOrgName: '东风纺织厂工会' },
    ])
    expect(await findPeople(officer, { search: '周', orgId: mill })).toHaveLength(1)
    await expect(findPeople(officer, { search: '周', orgId: west })).rejects.toEqual(refused('access.not-found'))
  })

  test('outside are as if they did not exist', async () => {
    const officer = await whoHolds((await signIn()).token)
    await transaction(system, async (tx) => {
      const personId = await registerPerson(tx, { name: '周外', idNumber: idNumber(5), phone: null })
      await joinUnion(tx, { personId, orgId: works, on: '2020-01-01' })
    })
    expect(await findPeople(officer, { search: '周外', orgId: undefined })).toEqual([])
  })

  test('see who they are, where they belong and what they may do', async () => {
    const officer = await whoHolds((await signIn()).token)
    expect(await describeMe(officer)).toMatchObject({
      personId: wangId,
      name: '王敏',
      maskedPhone: '138****6201',
      kind: 'officer',
      homeOrg: null,
      grants: [{ role: 'county-officer', org: { id: east, name: '江东区总工会' } }],
      demo: true,
    })
    const worker = await whoHolds((await signInByPhone(zhou.phone)).token)
    expect(await describeMe(worker)).toMatchObject({ kind: 'worker', homeOrg: { id: mill }, grants: [] })
  })
})

describe('the first administrator', () => {
  const li = {
    name: '李强',
    idNumber: idNumber(6),
    phone: null,
    account: 'admin-li',
    password: 'Ping-he-8-haolou',
    role: 'leader',
    orgId: city,
  }

  test('is refused as soon as anybody has an account', async () => {
    await expect(createFirstAdministrator(ties, li)).rejects.toEqual(refused('access.administrator-exists'))
  })

  test('is created once on an empty platform, with a strong password of her own', async () => {
    await transaction(system, (tx) => tx.client.query('set local role none; delete from access.accounts'))
    await expect(createFirstAdministrator(ties, { ...li, password: 'admin' })).rejects.toEqual(
      refused('access.password-weak'),
    )
    const outcomes = await Promise.allSettled([createFirstAdministrator(ties, li), createFirstAdministrator(ties, li)])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    const { token } = await signInWithPassword(ties, visitor, { account: li.account, password: li.password })
    expect(await whoHolds(token)).toMatchObject({ name: '李强', scope: { orgs: [city] } })
    expect(deeds[0]).toMatchObject({ action: 'access.first-administrator-created', orgId: city })
  })

  test('an account has one owner, and a person one account', async () => {
    const hashed = await hashPassword('someone', password)
    const taken = transaction(system, (tx) =>
      openAccount(tx, { personId: zhouId, account: li.account, password: hashed }),
    )
    await expect(taken).rejects.toEqual(refused('access.account-taken'))
  })
})

describe('a demonstration', () => {
  const officers = [{ account: 'wangmin', password, name: '王敏', roleName: '区县经办', orgName: '江东区总工会' }]
  const workers = [{ phone: zhou.phone, name: '周敏', note: '有一笔待申领' }]

  test('shows whom a visitor may be', async () => {
    await transaction(system, (tx) => showDemoSignIns(tx, { officers, workers }))
    await transaction(system, (tx) => showDemoSignIns(tx, { officers, workers }))
    expect(await transaction(visitor, demoSignIns)).toEqual({ officers, workers })
  })

  test('is refused in production', async () => {
    const production = {
      ...secret,
      NODE_ENV: 'production',
      SMS_GATEWAY_URL: 'https://sms.example',
      SMS_GATEWAY_SECRET: 'secret',
    }
    configure(readConfig(production, '/tmp'))
    const shown = transaction(system, (tx) => showDemoSignIns(tx, { officers, workers }))
    await expect(shown).rejects.toEqual(refused('access.demonstration-only'))
    configure(readConfig(secret, '/tmp'))
  })
})

test('when the tree changes, grants follow a move and end with a merged organisation', async () => {
  await transaction(system, async (tx) => {
    await grantRole(tx, { personId: wangId, role: 'leader', orgId: mill, on: '2026-01-01' })
    await grantRole(tx, { personId: wangId, role: 'leader', orgId: works, on: '2026-01-01' })
    await moveOrg(tx, { orgId: mill, parentId: west, on: '2026-02-01' })
    await mergeOrgs(tx, { fromIds: [works], intoId: mill, on: '2026-03-01' })
  })
  await followReparentings([followHomes, followGrants])
  const held = await transaction(system, (tx) =>
    tx.client.query(
      `select org_id, org_path, until_on from access.grants where role = 'leader' and from_on = '2026-01-01' and org_id = any($1)`,
      [[mill, works]],
    ),
  )
  expect(held.rows).toContainEqual({ org_id: mill, org_path: [city, west, mill], until_on: null })
  expect(held.rows).toContainEqual({ org_id: works, org_path: [city, west, works], until_on: '2026-03-01' })
})

test('a guest passes no door but a public one', () => {
  expect(() => permit(visitor, 'signed-in')).toThrow('access.sign-in-needed')
})
