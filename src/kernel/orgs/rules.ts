import type { Day } from '../../platform/dates.ts'
import type { OrgKind } from './contract.ts'
import type { Org, OrgId, OrgPath } from './model.ts'

export const deepestLevel = 6

/** Which kinds may hang directly below which. Any but firms and partners may also be the root of an installation. */
const kindsBelow: Record<OrgKind, readonly OrgKind[]> = {
  federation: ['province', 'city', 'county', 'grassroots', 'partner'],
  province: ['city', 'county', 'grassroots', 'partner'],
  city: ['county', 'town', 'grassroots', 'partner'],
  county: ['town', 'grassroots', 'partner'],
  town: ['grassroots', 'partner'],
  grassroots: ['grassroots', 'firm', 'partner'],
  firm: ['firm'],
  partner: ['partner'],
}

export function mayHangBelow(kind: OrgKind, parentKind: OrgKind): boolean {
  return kindsBelow[parentKind].includes(kind)
}

export function mayBeRoot(kind: OrgKind): boolean {
  return kind !== 'firm' && kind !== 'partner'
}

/** What must be known to judge where an organisation may hang from a day on. */
export type MoveFacts = {
  readonly org: Org
  readonly parent: Org
  readonly on: Day
  readonly today: Day
  /** Levels below `org` in its own subtree. */
  readonly height: number
  /** Latest placement of any organisation in the subtree or on the new parent's path, or departure from the subtree. */
  readonly lastChangeOn: Day
}

export type MoveRefusal =
  | 'orgs.closed'
  | 'orgs.root-stays'
  | 'orgs.already-there'
  | 'orgs.cycle'
  | 'orgs.kind-not-below'
  | 'orgs.too-deep'
  | 'orgs.not-yet-effective'
  | 'orgs.before-last-change'

/**
 * Judges a move; null allows it. An effective day before the last change of the orgs concerned is refused:
 * the tree between the two days could hold a cycle, or a level too many, that today's does not show.
 */
export function decideMove(facts: MoveFacts): MoveRefusal | null {
  const { org, parent, on } = facts
  if (org.closedOn !== null || parent.closedOn !== null) return 'orgs.closed'
  if (org.parentId === null) return 'orgs.root-stays'
  if (org.parentId === parent.id) return 'orgs.already-there'
  if (parent.path.includes(org.id)) return 'orgs.cycle'
  if (!mayHangBelow(org.kind, parent.kind)) return 'orgs.kind-not-below'
  if (parent.depth + 1 + facts.height > deepestLevel) return 'orgs.too-deep'
  return decideDay(on, facts.today, facts.lastChangeOn)
}

/** What must be known to judge whether a closed organisation may live again below the one it hung from last. */
export type ReopeningFacts = Pick<MoveFacts, 'org' | 'parent' | 'on' | 'today'> & {
  /** Its closing, and whatever was changed about it or on its parent's path. */
  readonly lastChangeOn: Day
  /** Whether stored paths still follow a merger of it. */
  readonly merger: 'under-way' | 'settled'
}

export type ReopeningRefusal =
  | 'orgs.still-following'
  | 'orgs.parent-closed'
  | 'orgs.kind-not-below'
  | 'orgs.too-deep'
  | 'orgs.not-yet-effective'
  | 'orgs.before-last-change'

/** Judges the reopening of a closed organisation; null allows it. Its parent may have been merged into one of another kind. */
export function decideReopening(facts: ReopeningFacts): ReopeningRefusal | null {
  const { org, parent } = facts
  if (parent.closedOn !== null) return 'orgs.parent-closed'
  if (facts.merger === 'under-way') return 'orgs.still-following'
  if (!mayHangBelow(org.kind, parent.kind)) return 'orgs.kind-not-below'
  if (parent.depth + 1 > deepestLevel) return 'orgs.too-deep'
  return decideDay(facts.on, facts.today, facts.lastChangeOn)
}

/** Judges an effective day against today and the last change of what it touches; null allows it. */
export function decideDay(
  on: Day,
  today: Day,
  lastChangeOn: Day,
): 'orgs.not-yet-effective' | 'orgs.before-last-change' | null {
  if (on > today) return 'orgs.not-yet-effective'
  if (on < lastChangeOn) return 'orgs.before-last-change'
  return null
}

const creditCodeSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 32100-2015 《法人和其他组织统一社会信用代码编码规则》: 18 signs without I, O, S, V, Z; the last one checks the rest. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  return creditCodeCheckSign(code.slice(0, 17)) === code[17]
}

/** Check sign of the first 17 signs: weights are powers of 3 modulo 31. */
export function creditCodeCheckSign(first17: string): string {
  let sum = 0
  let weight = 1
  for (const sign of first17) {
    sum += creditCodeSigns.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return creditCodeSigns[(31 - (sum % 31)) % 31]!
}

/** A stored path after a re-parenting: the old prefix is exchanged for the new one; paths elsewhere stay as they are. */
export function rewritePath(path: OrgPath, from: OrgPath, to: OrgPath): OrgPath {
  const below = from.every((id: OrgId, level) => path[level] === id)
  return below ? [...to, ...path.slice(from.length)] : path
}

/** The code after the greatest of those that are a prefix and four digits; the first is 0001. */
export function codeAfter(prefix: string, greatest: string | null): string {
  const number = greatest === null ? 0 : Number(greatest.slice(prefix.length))
  return `${prefix}${String(number + 1).padStart(4, '0')}`
}
