import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { RefusalCode } from './errors.ts'
import type { Audience, Case, CaseAction, CaseEvent, CaseType, Decision, Desk, Who } from './model.ts'
import { anonymousText, deedText, ownerText, platformText } from './text.ts'

/** Deeds that the kernel writes into every history; no action of a type may bear their name. */
const kernelDeeds = new Set(['opened', ...Object.keys(deedText)])

/** Keeps the narrow type of a table, and refuses one that contradicts itself, as a fault of its author. */
export function defineCaseType<const State extends string, const Action extends string>(
  type: CaseType<State, Action>,
): CaseType<State, Action> {
  const faults = faultsOf(type)
  if (faults.length > 0) throw new Error(`case type ${type.key}: ${faults.join('; ')}`)
  return type
}

function faultsOf(type: CaseType): string[] {
  const faults: string[] = []
  if (!/^[A-Z]{2,8}$/.test(type.numberPrefix)) faults.push('the number prefix is not two to eight capital letters')
  if (type.owner === 'org') faults.push(...personInOrgCase(type))
  for (const [key, clock] of Object.entries(type.clocks ?? {})) {
    for (const state of clock.while)
      if (!type.states[state]) faults.push(`clock ${key} runs in ${state}, which is no state`)
    for (const action of clock.holds ?? [])
      if (!type.actions[action]) faults.push(`clock ${key} holds ${action}, which is no action`)
    if (clock.holds && clock.every !== 'case') faults.push(`clock ${key} holds actions and is not of one record a case`)
  }
  for (const way of type.served ?? [])
    if (way !== 'record' && !type.offers?.includes(way)) faults.push(`${way} is served and not offered`)
  if (type.mergedBy !== undefined && !type.actions[type.mergedBy]) faults.push(`${type.mergedBy} is no action`)
  const reached = new Set([type.initial])
  for (const [key, action] of Object.entries(type.actions)) {
    if (kernelDeeds.has(key)) faults.push(`${key} is a word of the kernel`)
    for (const [from, to] of Object.entries(action.moves)) {
      if (!type.states[from]) faults.push(`${key} starts in ${from}, which is no state`)
      for (const state of targetsOf(to)) reached.add(state)
    }
  }
  for (const state of reached) if (!type.states[state]) faults.push(`${state} is no state`)
  for (const state of Object.keys(type.states)) if (!reached.has(state)) faults.push(`nothing leads to ${state}`)
  return faults
}

/** In an organisation's own case nobody is the person. */
function personInOrgCase(type: CaseType): string[] {
  const states = Object.entries(type.states).filter(([, { desk }]) => desk === 'person')
  const actions = Object.entries(type.actions).filter(([, { who }]) => who === 'owner')
  return [...states, ...actions].map(([key]) => `${key} waits for a person, and the case is an organisation's`)
}

/** Whether the actor is the person whose case it is, behind her pseudonym too. */
export function isOwner(actor: Pick<Actor, 'personId'>, row: Pick<Case, 'ownerId' | 'own'>): boolean {
  return row.own || (actor.personId !== null && actor.personId === row.ownerId)
}

/** Under which id and name a deed on a case is written: an anonymous person's own under her pseudonym. */
export function nameDoer(
  actor: Pick<Actor, 'personId' | 'name'>,
  row: Pick<Case, 'ownerId' | 'own' | 'anonymous'>,
): { id: Id | null; name: string } {
  return row.anonymous && isOwner(actor, row)
    ? { id: row.ownerId, name: anonymousText }
    : { id: actor.personId, name: actor.name }
}

/** On which side of a case somebody reads. */
export type Side = 'owner' | 'union' | 'body' | 'platform'

export function mayRead(side: Side, audience: Audience): boolean {
  if (audience === 'all') return true
  return audience === 'bodies' ? side !== 'owner' : side === 'union' || side === 'platform'
}

/** How often a case came back from being closed or put to the person. */
export function roundsOf(row: Pick<Case, 'rounds'>): number {
  return row.rounds - 1
}

/** The clocks of one record that hold an action and have no record yet. */
function clockHolding(type: CaseType, row: Case, action: string): string | undefined {
  const holding = Object.entries(type.clocks ?? {}).find(
    ([key, { every, holds }]) => every === 'case' && holds?.includes(action) && !row.recorded.includes(key),
  )
  return holding?.[1].name
}

/** What is being asked: the action, and what comes with it. */
export type Asked = { readonly action: string; readonly note?: string | undefined }

/**
 * Whether an actor may take an action on a case as it stands, decided from the type's table alone. Server and screens
 * ask the same function; a refusal names the first thing that is missing, the state before the person.
 */
export function decideAction(type: CaseType, row: Case, actor: Actor, asked: Asked): Decision {
  const action = actionOf(type, asked.action)
  const no = (code: RefusalCode, facts: Record<string, string> = {}): Decision => ({
    allowed: false,
    because: { code, facts: { action: action.name, ...facts } },
  })
  if (targetsOf(action.moves[row.state]).length === 0) {
    const states = Object.keys(action.moves).map((state) => type.states[state]!.name)
    return no('cases.wrong-state', { state: type.states[row.state]!.name, states: states.join('、') })
  }
  const who = decideWho(action.who, row, actor)
  if ('code' in who) return no(who.code)
  if (action.fourEyes && row.movedBy !== null && row.movedBy === actor.personId) return no('cases.four-eyes')
  const clock = clockHolding(type, row, asked.action)
  if (clock !== undefined) return no('cases.clock-unrecorded', { clock })
  if (action.note === 'required' && !asked.note?.trim()) return no('cases.note-missing')
  return { allowed: true, orgId: who.orgId }
}

function decideWho(who: Who, row: Case, actor: Actor): { orgId: Id | null } | { code: RefusalCode } {
  if (who === 'owner') return isOwner(actor, row) ? { orgId: null } : { code: 'cases.not-yours' }
  if (actor.kind === 'system') return { orgId: null }
  if (who === 'system') return { code: 'cases.only-platform' }

  const mine = actor.grants.filter((grant) => grant.permissions.has(who.permission)).map((grant) => grant.orgId)
  if (who.at === 'body') {
    const body = row.bodyIds.find((id) => mine.includes(id))
    return body === undefined
      ? { code: mine.length > 0 ? 'cases.not-taking-part' : 'cases.no-permission' }
      : { orgId: body }
  }
  if (who.at === 'desk' && row.deskOrgId !== null && mine.includes(row.deskOrgId)) return { orgId: row.deskOrgId }
  const nearest = row.orgPath.findLast((id) => mine.includes(id))
  if (who.at === 'above' && nearest !== undefined) return { orgId: nearest }
  const sees = nearest !== undefined || row.sharedWith.some((id) => mine.includes(id))
  return { code: sees && who.at === 'desk' ? 'cases.not-your-desk' : 'cases.no-permission' }
}

/** The state an action leads to; asking for one outside the table is our own mistake. */
export function targetOf(action: CaseAction, from: string, wanted: string | undefined): string {
  const targets = targetsOf(action.moves[from])
  const to = wanted ?? (targets.length === 1 ? targets[0] : undefined)
  if (to === undefined || !targets.includes(to)) {
    throw new Error(`${action.name} leads from ${from} to one of ${targets.join(', ')}, not to ${wanted}`)
  }
  return to
}

function targetsOf(to: string | readonly string[] | undefined): readonly string[] {
  if (to === undefined) return []
  return typeof to === 'string' ? [to] : to
}

export function actionOf(type: CaseType, action: string): CaseAction {
  const found = type.actions[action]
  if (!found) throw new Error(`${type.key} has no action ${action}`)
  return found
}

/** How a deed is called in a history. */
export function deedTitle(type: CaseType, action: string): string {
  if (action === 'opened') return type.openedAs
  return type.actions[action]?.name ?? deedText[action as keyof typeof deedText]
}

/** Who did it, as people read it: jobs and commands are the platform, and the owner is never named. */
export function doerOf(event: Pick<CaseEvent, 'ownerId' | 'actorId' | 'actorName'>): string {
  if (event.actorId === null) return platformText
  return event.actorId === event.ownerId ? ownerText : event.actorName
}

/** Levels that may stand in for a missing one, from the wanted level upwards. */
const levels = ['county', 'city', 'province', 'federation'] as const

/**
 * The organisation at whose desk a state puts a case, but for a named one. A home union directly under a city has no county: the next level
 * above takes its place, at last the root. While the person has the case, her home union watches over it.
 */
export function deskOrgOf(desk: Desk, orgPath: readonly Id[], kindOf: ReadonlyMap<Id, string>): Id | null {
  if (desk === 'system' || desk === 'none' || desk === 'named') return null
  if (desk === 'home' || desk === 'person') return orgPath.at(-1)!
  for (const level of levels.slice(levels.indexOf(desk))) {
    const found = orgPath.findLast((id) => kindOf.get(id) === level)
    if (found !== undefined) return found
  }
  return orgPath[0]!
}

/** The next organisation up, or null at the root. */
export function orgAbove(orgPath: readonly Id[], orgId: Id): Id | null {
  const at = orgPath.indexOf(orgId)
  return at > 0 ? orgPath[at - 1]! : null
}

/** Whether a move brings a case back from being closed or put to the person. */
export function comesBack(type: CaseType, from: string, to: string): boolean {
  const [was, is] = [type.states[from]!, type.states[to]!]
  return (
    (was.desk === 'none' || was.personStatus === 'to-confirm') && is.desk !== 'none' && is.personStatus !== 'to-confirm'
  )
}

/** Closed, or put to the person. */
export function mayRate(type: CaseType, state: string): boolean {
  const { desk, personStatus } = type.states[state]!
  return desk === 'none' || personStatus === 'to-confirm'
}

/** Whether organisations outside the path may come to take part. */
export function mayBeShared(type: CaseType): boolean {
  const offers = type.offers ?? []
  return (
    offers.includes('assign') ||
    offers.includes('call') ||
    Object.values(type.states).some(({ desk }) => desk === 'named')
  )
}

/** How the desk of a state is written on the row. */
export function deskKindOf(desk: Desk): Case['desk'] {
  return desk === 'person' || desk === 'system' || desk === 'none' ? desk : 'org'
}

/** Organisations that are not below another of the same list. */
export function topsOf(places: readonly { readonly orgId: Id; readonly orgPath: readonly Id[] }[]): Id[] {
  const ids = new Set(places.map((place) => place.orgId))
  const tops = places.filter(({ orgId, orgPath }) => !orgPath.some((above) => above !== orgId && ids.has(above)))
  return [...new Set(tops.map((place) => place.orgId))]
}

/** Late by working days is red, within two working days amber. */
export function dueStateOf(daysLeft: number): 'calm' | 'soon' | 'late' {
  if (daysLeft < 0) return 'late'
  return daysLeft <= 2 ? 'soon' : 'calm'
}

/** Whether a text is a whole case number. */
export function isCaseNumber(text: string): boolean {
  return /^[A-Z]{2,8}\d{4}-\d{6,}$/i.test(text)
}
