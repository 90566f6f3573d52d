import { expect } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { grantRole, hashPassword, openAccount } from '../../src/kernel/access/index.ts'
import { foundOrg } from '../../src/kernel/orgs/index.ts'
import { registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { config } from '../../src/platform/config.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Platform } from './platform.ts'
import { password } from './small-union.ts'
import { type Answer, Visitor } from './visitor.ts'

/** Firms of the port; a guest of one's school comes from another. */
export const firmNames = ['顺达', '远海', '捷运', '盛港', '通源', '汇丰', '华港', '中转'].map(
  (name) => `${name}集装箱运输有限公司`,
)

/** A signature drawn by hand, as a phone sends it. */
export const inkPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'

/** A body outside the unions, and whoever sits at its desk. */
export type Desk = { readonly orgId: string; readonly signIn: () => Promise<Visitor> }

let bodies = 0

/** A partner organisation below a union with somebody at its desk. */
export async function appointBody(platform: Platform, parentId: string, name: string, role: string): Promise<Desk> {
  bodies += 1
  const [orgId, account, code] = [newId(), `${role}${bodies}`, `LH-${bodies}`]
  const hashed = await hashPassword('a body of the port', password)
  await transaction(system, async (tx) => {
    await foundOrg(tx, { id: orgId, kind: 'partner', code, creditCode: null, name, parentId, on: '2025-01-01' })
    const [person] = await registerPeople(tx, [sealRegistration(config().sealKeys, demoPerson(98, bodies, '130302'))])
    await openAccount(tx, { personId: person!.personId, account, password: hashed })
    await grantRole(tx, { personId: person!.personId, role, orgId, on: '2025-01-01' })
  })
  const from = `10.5.2.${bodies}`
  return { orgId, signIn: () => new Visitor(platform.address, from).signInAsOfficer(account, password) }
}

/** The body of an answer that must have gone well. */
export async function done<Body>(asked: Promise<Answer<Body>>): Promise<Body> {
  const { status, body } = await asked
  expect([status, body]).toEqual([expect.toSatisfy((one) => one === 200 || one === 204), body])
  return body
}
