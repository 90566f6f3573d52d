import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { RefusalCode } from './errors.ts'

/** The five words a person meets, whatever the service: 待您办理, 办理中, 待您确认, 已办结, 未通过. */
export const personStatuses = ['waiting-for-you', 'in-progress', 'to-confirm', 'closed', 'refused'] as const
export type PersonStatus = (typeof personStatuses)[number]

/**
 * At whose desk a case lies: the home union, the nearest county, city or provincial union above it, the person herself,
 * the platform (waiting for a batch or a bank), or nobody (the case is closed).
 */
export type Desk = 'home' | 'county' | 'city' | 'province' | 'person' | 'system' | 'none'

/** One state of a case type. A state whose desk is `none` ends the case. */
export type CaseState = {
  readonly name: string
  readonly personStatus: PersonStatus
  readonly desk: Desk
  /** Working days until due, unless the verb gives others; absent means no due date. */
  readonly dueDays?: number
}

/**
 * Who may act: the owner of the case, the platform, or an officer with the permission.
 * `desk`: her organisation is the one at whose desk the case lies; `above`: it is anywhere from the home union to the root.
 */
export type Who = 'owner' | 'system' | { readonly permission: string; readonly at: 'desk' | 'above' }

export type CaseAction<State extends string = string> = {
  readonly name: string
  /**
   * From each state in which it is allowed to the state it leads to; where several are given, the verb names one.
   * A move to the same state writes history and moves nothing.
   */
  readonly moves: { readonly [From in State]?: State | readonly State[] }
  readonly who: Who
  readonly note?: 'required' | 'optional'
  /** Not by whoever made the last move. */
  readonly fourEyes?: true
  /** Told to the person in her inbox; `{number}`, `{title}`, `{amount}`, `{note}` and `{due}` are filled in. */
  readonly notice?: { readonly title: string; readonly text: string }
}

/** The table «action → states → who may» of one kind of case, given by a service's contract. */
export type CaseType<State extends string = string, Action extends string = string> = {
  /** Service and noun: `training.enrolment`. */
  readonly key: string
  readonly name: string
  /** Two to eight capital letters at the head of every number: `YLHZ` gives `YLHZ2026-000001`. */
  readonly numberPrefix: string
  /** Which officers may read these cases below their organisation. */
  readonly readPermission: string
  /** Title of the first line of a history: 下发待办. */
  readonly openedAs: string
  readonly initial: State
  readonly states: Readonly<Record<State, CaseState>>
  readonly actions: Readonly<Record<Action, CaseAction<State>>>
  /** Where a tap leads, with `{id}`. */
  readonly links: { readonly person: string; readonly officer: string }
}

export type StateOf<Type> = Type extends CaseType<infer State, string> ? State : never
export type ActionOf<Type> = Type extends CaseType<string, infer Action> ? Action : never

/** A case to be opened; its id is made by the caller, so that the service's own row may bear the same. */
export type OpenCase<State extends string = string> = {
  readonly id: Id
  readonly ownerId: Id
  /** From the root to the home union. */
  readonly orgPath: readonly Id[]
  readonly title: string
  /** One grey line: employer, hospital; the masked name is put before it. */
  readonly subtitle: string
  readonly personName: string
  readonly amountFen: Fen | null
  /** What it is opened with, such as a quarter; lists narrow by it. */
  readonly series?: string
  /** Another state than the type's initial one. */
  readonly state?: State
  /** Working days until due, instead of the state's own. */
  readonly dueDays?: number
}

/** A case as its row stands. */
export type Case = {
  readonly ownerId: Id
  readonly id: Id
  readonly number: string
  readonly type: string
  readonly state: string
  readonly orgPath: readonly Id[]
  readonly desk: 'org' | 'person' | 'system' | 'none'
  /** The organisation at whose desk it lies, or that watches while the person has it. */
  readonly deskOrgId: Id | null
  readonly title: string
  readonly subtitle: string
  readonly personName: string
  readonly amountFen: Fen | null
  readonly series: string | null
  readonly openedAt: Instant
  readonly stageSince: Instant
  readonly closedAt: Instant | null
  readonly dueDays: number | null
  readonly dueOn: Day | null
  /** The due date was counted over a year whose holidays are not loaded yet. */
  readonly dueEstimated: boolean
  /** When the sweep raises it one level, or marks it late at the top. */
  readonly risesOn: Day | null
  /** Set by the sweep on the first working day after the due date. */
  readonly lateSince: Day | null
  readonly supervisedAt: Instant | null
  /** Who made the last move; null for the platform. */
  readonly movedBy: Id | null
  /** Grows by one with every event; it is the number of the last one. */
  readonly version: number
}

/** Where a case is after a move, and until when. */
export type Landing = Pick<
  Case,
  | 'state'
  | 'desk'
  | 'deskOrgId'
  | 'dueDays'
  | 'dueOn'
  | 'dueEstimated'
  | 'risesOn'
  | 'lateSince'
  | 'stageSince'
  | 'closedAt'
>

/** What may accompany a move. */
export type Move<State extends string = string> = {
  readonly note?: string
  /** Where the action leads, when its table gives a choice. */
  readonly to?: State
  /** Working days until due in the new state, instead of the state's own. */
  readonly dueDays?: number
  readonly amountFen?: Fen
  /** `stageSince` as the actor saw it; when the case has moved since, even back again, she is told what happened. */
  readonly seenStage?: Instant
}

/** One line of a history. */
export type CaseEvent = {
  readonly ownerId: Id
  readonly caseId: Id
  readonly seq: number
  readonly at: Instant
  readonly action: string
  readonly fromState: string | null
  readonly toState: string
  readonly actorId: Id | null
  readonly actorName: string
  readonly actorOrgId: Id | null
  readonly note: string | null
}

/** Why an action is not open to someone. */
export type Because = { readonly code: RefusalCode; readonly facts: Readonly<Record<string, string>> }

/** `orgId` is the organisation in whose name an officer acts. */
export type Decision =
  | { readonly allowed: true; readonly orgId: Id | null }
  | { readonly allowed: false; readonly because: Because }

/** Which cases a page holds: under one organisation, or under all the reader has. A series narrows only together with its type. */
export type CaseFilter = {
  readonly orgId?: Id | undefined
  readonly type?: string | undefined
  readonly state?: string | undefined
  readonly series?: string | undefined
  readonly late?: 'yes' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

export type CasePage = { readonly cases: readonly Case[]; readonly next: string | null }

/** How many cases of a type are in a state, and how many of these are late. */
export type CaseCount = { readonly type: string; readonly state: string; readonly count: number; readonly late: number }

export type CaseRule = 'counts-differ' | 'history-differs' | 'state-unknown'

/** A case or roll-up that breaks a promise. */
export type CaseFinding = {
  readonly rule: CaseRule
  readonly subjectId: Id
  readonly found: string
  readonly expected: string
}
