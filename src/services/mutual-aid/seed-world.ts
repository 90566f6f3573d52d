import type { Actor } from '../../kernel/access/index.ts'
import type { BureauWorld, SimulatorChance } from './bureau-simulator.ts'

export type SeedMember = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly unionCode: string
}

/** What the demonstration built before this service's turn. */
export type SeedWorld = {
  readonly chance: SimulatorChance
  /** Members of the unions of the fund's city; nobody else is covered. */
  readonly members: readonly SeedMember[]
  /** People the bureau settles for though no union covers them. */
  readonly strangers: readonly { readonly name: string; readonly idNumber: string }[]
  readonly hospitals: BureauWorld['hospitals']
  readonly diagnoses: BureauWorld['diagnoses']
  /** Stays a quarter. */
  readonly stays: number
  readonly fundManager: Actor
  readonly secondReviewer: Actor
  /** Whoever reviews at a county and at a union. */
  readonly countyOfficerOf: (orgPath: readonly string[]) => Actor
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
}

/** Which share of the quarter in hand has got how far; the rest waits to be notified. */
export type SeedStage = 'notify' | 'fill' | 'grassroots' | 'county' | 'city' | 'second' | 'paying' | 'paid'
