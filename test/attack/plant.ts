import type { Visitor } from '../world/visitor.ts'

/** What every account of the attacked world signs in with. */
export const password = 'Nobody-sees-beyond-2026'

/** A worker of the attacked world. */
export type Resident = {
  readonly index: number
  readonly personId: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** A grassroots union of the attacked world, with all who belong to it. */
export type Place = {
  readonly key: string
  readonly orgId: string
  readonly code: string
  readonly name: string
  readonly path: readonly string[]
  /** Keys of the organisations above it. */
  readonly county: string
  readonly city: string
  readonly workers: readonly Resident[]
  /** A person of no union who wants to join this one. */
  readonly applicant: Resident
  /** The person who is its grassroots officer. */
  readonly officerId: string
}

export type World = {
  readonly address: string
  readonly orgIds: Readonly<Record<string, string>>
  readonly paths: Readonly<Record<string, readonly string[]>>
  readonly places: readonly Place[]
  /** The person behind each account. */
  readonly officers: ReadonlyMap<string, string>
  /** A signed-in visitor: a worker of the world, or `'fund-manager over shore'`. */
  readonly as: (who: Resident | `${string} over ${string}`) => Promise<Visitor>
  /** Makes an organisation that a room has founded known by a key, so that somebody may be asked for who works there. */
  readonly settle: (key: string, path: readonly string[]) => void
}

/** One thing that somebody may see and others may not. */
export type Planted = {
  /** As `idOf` and `naming` call it: `cases.case`. */
  readonly kind: string
  readonly id: string
  /** Whose own it is; null for what belongs to no person. */
  readonly owner: string | null
  /** Whose own it is as well, of two who do it together. */
  readonly alsoOf?: string
  /** Officers of these organisations may see it; empty for what no officer may. */
  readonly orgPath: readonly string[]
  /**
   * Who may read of it besides its owner and whoever holds the permission of the address over it: every role over its
   * organisations, whatever the role is for; the members of its union and of those below; everybody. What one may `name`
   * everywhere is no use to try; what one may only read of is tried like anything else.
   */
  readonly sight?: 'any-role' | 'members' | 'public' | 'everybody'
  /** Words, numbers and sums that stand in it and nowhere else; its id is one without being named. */
  readonly marks: readonly string[]
}

/**
 * What a room brings to the attack, in its `plants.cast.ts`: an example of each kind of thing it keeps, in every state that
 * its routes ask for, in a union of the world. It is called once for each place, by the room's own verbs or through HTTP.
 */
export type Plants = {
  /** A smaller number is planted earlier. */
  readonly order?: number
  readonly plant: (world: World, place: Place) => Promise<readonly Planted[]>
  /** Values for fields that name no thing and that a generator cannot guess, by the field's name: `quarter: '2025Q3'`. */
  readonly values?: Readonly<Record<string, unknown>>
  /** Kinds that are no use to try, and why: open to everybody, or the very secret that opens. */
  readonly open?: Readonly<Record<string, string>>
  /** Addresses whose answer no role of the world can hold anything in, and why: `'GET /x': 'only the first start asks'`. */
  readonly unseen?: Readonly<Record<string, string>>
}

/** That somebody deals with another, and is told what the other is called and who she is. */
export function toldOf(other: Resident, who: string): Planted {
  const id = `${other.personId} told to ${who}`
  return { kind: 'people.told', id, owner: who, orgPath: [], marks: [other.personId, other.name] }
}
