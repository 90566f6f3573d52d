import { describe, expect, test } from 'vitest'
import { permissionNames } from './permissions.text.ts'
import { administratorRole, roles } from './roles.ts'

const permissionsOf = (duty: string) => new Set(roles.find((role) => role.duty === duty)?.permissions)
const shared = new Set(['access.account.read'])

describe('the roles every federation starts with', () => {
  test('have each a key and a name of their own', () => {
    expect(new Set(roles.map((role) => role.key)).size).toBe(roles.length)
    expect(new Set(roles.map((role) => role.name)).size).toBe(roles.length)
  })

  test.each([...new Set(roles.flatMap((role) => role.permissions))])(
    'say in Chinese what %s permits (permissions.text.ts)',
    (permission) => {
      expect(permissionNames[permission]).toMatch(/\p{Script=Han}/u)
    },
  )

  test('keep three administrators apart: none can do another’s work', () => {
    const duties = ['system', 'security', 'audit'].map(permissionsOf)
    for (const [at, one] of duties.entries()) {
      expect(one.size).toBeGreaterThan(0)
      for (const other of duties.slice(at + 1)) {
        expect([...one.intersection(other)].filter((permission) => !shared.has(permission))).toEqual([])
      }
    }
    expect(roles.find((role) => role.key === administratorRole)?.duty).toBe('system')
  })

  test.each(['access.role.grant', 'access.account.guard', 'access.account.open', 'audit.read'])(
    '%s is in the hands of one administrator alone',
    (permission) => {
      const holders = roles.filter((role) => role.permissions.includes(permission))
      expect(holders).toHaveLength(1)
      expect(holders[0]!.duty).toBeDefined()
    },
  )

  test('an administrator touches no money and no person’s record', () => {
    for (const role of roles.filter((one) => one.duty && one.duty !== 'system')) {
      expect(
        role.permissions.every((permission) =>
          /^(access|audit)\.|^privacy\.(settings|(disclosure|register)\.read)$/.test(permission),
        ),
      ).toBe(true)
    }
  })

  test('every administrator shows a second factor', () => {
    for (const role of roles.filter((one) => one.duty)) expect(role.secondFactor).toBe('required')
  })
})
