import type { Day } from '../../platform/dates.ts'
import type { OrgKind } from '../orgs/contract.ts'
import type { OrgId } from '../orgs/index.ts'
import { readIdNumber, upgradeIdNumber } from './id-number.rules.ts'
import type { JoiningObstacle } from './model.ts'

/** 周敏 → 周*, 林小英 → 林*英: the first sign and, of three or more, the last one stay. */
export function maskName(name: string): string {
  const signs = [...name]
  if (signs.length <= 2) return signs.length < 2 ? '*' : `${signs[0]}*`
  return `${signs[0]}${'*'.repeat(signs.length - 2)}${signs.at(-1)}`
}

/** The area's first four digits and the last four signs stay: 1303**********1234. */
export function maskIdNumber(idNumber: string): string {
  return maskMiddle(idNumber, 4, 4)
}

/** 138****6205. */
export function maskPhone(phone: string): string {
  return maskMiddle(phone, 3, 4)
}

function maskMiddle(text: string, head: number, tail: number): string {
  const hidden = Math.max(text.length - head - tail, 0)
  return hidden === 0 ? '*'.repeat(text.length) : `${text.slice(0, head)}${'*'.repeat(hidden)}${text.slice(-tail)}`
}

/** Mainland mobile numbers: 11 digits from 13 to 19. */
export function isPhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text)
}

/** Day of birth inside a right id number of 18 signs, or of 15 on an old card. */
export function bornOn(idNumber: string): Day {
  if (idNumber.length === 15) return bornOn(upgradeIdNumber(idNumber)!)
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
}

/** What an officer means by a text typed to find someone. */
export type PersonSearch =
  | { readonly by: 'phone'; readonly phone: string }
  /** What was typed and, of 15 digits, the 18 they became. */
  | { readonly by: 'id-number'; readonly idNumbers: readonly string[] }
  | { readonly by: 'name'; readonly name: string }

export function readSearch(text: string): PersonSearch {
  const trimmed = text.trim()
  if (isPhone(trimmed)) return { by: 'phone', phone: trimmed }
  const reading = readIdNumber(trimmed)
  if (reading.fault === null) return { by: 'id-number', idNumbers: [reading.idNumber] }
  const upgraded = upgradeIdNumber(trimmed)
  if (upgraded !== null) return { by: 'id-number', idNumbers: [upgraded, trimmed] }
  return { by: 'name', name: trimmed }
}

/** Members belong to a union near them; upper unions and partners have none of their own. */
export function takesMembers(kind: OrgKind): boolean {
  return memberKinds.includes(kind)
}

export const memberKinds: readonly OrgKind[] = ['town', 'grassroots', 'firm']

/** What must be known of a person to judge a joining. */
export type JoiningFacts = {
  readonly orgId: OrgId
  readonly on: Day
  readonly today: Day
  readonly deadOn: Day | null
  /** Her last membership, ended or not. */
  readonly last: { readonly orgId: OrgId; readonly untilOn: Day | null } | null
}

/** One belongs to one union at a time, and memberships follow one another. */
export function decideJoining(facts: JoiningFacts): 'joins' | 'member-here' | JoiningObstacle {
  const { last, on } = facts
  if (facts.deadOn !== null) return 'dead'
  if (on > facts.today) return 'in-future'
  if (last === null) return 'joins'
  if (last.untilOn === null) return last.orgId === facts.orgId ? 'member-here' : 'member-elsewhere'
  return on < last.untilOn ? 'before-leaving' : 'joins'
}

/** Judges the day on which a membership ends: its first day without. */
export function decideLeaving(
  fromOn: Day,
  on: Day,
  today: Day,
): 'people.in-future' | 'people.left-before-joining' | null {
  if (on > today) return 'people.in-future'
  return on <= fromOn ? 'people.left-before-joining' : null
}

/** Judges a day of death. */
export function decideDeath(born: Day, on: Day, today: Day): 'people.in-future' | 'people.dead-before-birth' | null {
  if (on > today) return 'people.in-future'
  return on < born ? 'people.dead-before-birth' : null
}
