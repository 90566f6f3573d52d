import type { Actor, DemoOfficer, Role } from '../../kernel/access/index.ts'
import type { Day } from '../../platform/dates.ts'
import { seedCommitmentsOf } from '../../services/commitments/service.ts'
import { disputeOwners, seedDisputes } from '../../services/disputes/service.ts'
import { pointHolders, seedMall } from '../../services/mall/service.ts'
import { joiningPeople, seedMembership } from '../../services/membership/service.ts'
import { openCaseOwners, seedMutualAid } from '../../services/mutual-aid/service.ts'
import { orderOwners, seedOrders } from '../../services/orders/service.ts'
import { seedUnions } from '../../services/unions/service.ts'
import { seedVoicesOf, voiceOwners } from '../../services/voices/service.ts'
import type { diagnoses, hospitals } from './names.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'

/** What was built before the services' turn. */
export type DemoWorld = {
  readonly chance: Chance
  /** Members of the unions of the city that the demonstration shows. */
  readonly members: readonly (DemoPerson & { readonly unionCode: string })[]
  /** People who are members of no union. */
  readonly strangers: readonly DemoPerson[]
  readonly hospitals: typeof hospitals
  readonly diagnoses: typeof diagnoses
  /** Stays in hospital a quarter. */
  readonly stays: number
  readonly fundManager: Actor
  readonly mallOperator: Actor
  readonly supplierRoleName: string
  readonly keeperRoleName: string
  readonly merchantRoleName: string
  readonly supervisorRoleName: string
  readonly buyerRoleName: string
  readonly demoPassword: string
  /** Puts an officer whom a service appointed on the page of sign-ins. */
  readonly showOfficer: (officer: DemoOfficer) => void
  readonly secondReviewer: Actor
  /** Whoever keeps stations and publishes of disputes. */
  readonly rightsOfficer: Actor
  /** Roles that are held at bodies outside the unions. */
  readonly bodyRoles: readonly Role[]
  readonly counsellor: Actor
  /** Whoever keeps the tree of the city's unions. */
  readonly unionBuilder: Actor
  /** Whoever reviews at a county and at a union. */
  readonly countyOfficerOf: (orgPath: readonly string[]) => Actor
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
}

/** Puts each service in the middle of its work on a day; one line each. */
export const seeds: readonly ((world: DemoWorld, endOn: Day) => Promise<void>)[] = [
  seedMutualAid,
  seedUnions,
  seedMall,
  seedMembership,
  seedVoicesOf,
  seedCommitmentsOf,
  seedDisputes,
  seedOrders,
]

/** People with something under way, whom a visitor may want to be; one line each. */
export const caseOwners: readonly (() => Promise<readonly { ownerId: string; state: string }[]>)[] = [
  openCaseOwners,
  pointHolders,
  joiningPeople,
  voiceOwners,
  disputeOwners,
  orderOwners,
]
