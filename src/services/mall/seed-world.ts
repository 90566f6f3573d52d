import type { Actor, DemoOfficer } from '../../kernel/access/index.ts'

/** What the demonstration built before this service's turn. */
export type MallSeedWorld = {
  readonly chance: {
    next(): number
    between(from: number, to: number): number
    pick<Value>(from: readonly Value[]): Value
  }
  readonly members: readonly {
    readonly name: string
    readonly idNumber: string
    readonly phone: string
    readonly unionCode: string
  }[]
  readonly strangers: readonly { readonly name: string; readonly idNumber: string; readonly phone: string }[]
  readonly mallOperator: Actor
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
  readonly demoPassword: string
  readonly supplierRoleName: string
  readonly keeperRoleName: string
  readonly merchantRoleName: string
  readonly buyerRoleName: string
  readonly supervisorRoleName: string
  readonly showOfficer: (officer: DemoOfficer) => void
}
