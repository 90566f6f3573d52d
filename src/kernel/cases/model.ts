import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { RefusalCode } from './errors.ts'

/** The five words a person meets, whatever the service: 待您办理, 办理中, 待您确认, 已办结, 未通过. */
export const personStatuses = ['waiting-for-you', 'in-progress', 'to-confirm', 'closed', 'refused'] as const
export type PersonStatus = (typeof personStatuses)[number]

/**
 * At whose desk a case lies: the home union, the nearest county, city or provincial union above it, the organisation that
 * the verb names (a department, a partner, another union), the person herself, the platform (waiting for a batch or a
 * bank), or nobody (the case is closed).
 */
export type Desk = 'home' | 'county' | 'city' | 'province' | 'named' | 'person' | 'system' | 'none'

/** How a case came in: by the person herself, an officer, a hotline, a station, another body, or on an occasion. */
export const channels = ['self', 'officer', 'hotline', 'station', 'referral', 'occasion'] as const
export type Channel = (typeof channels)[number]

/** Who reads a line or a paper: the person too, the union and the bodies that take part, or officers of the path alone. */
export const audiences = ['all', 'bodies', 'union'] as const
export type Audience = (typeof audiences)[number]

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
 * `desk`: her organisation is the one at whose desk the case lies; `above`: it is anywhere from the home union to the root;
 * `body`: it takes part, jointly or called.
 */
export type Who = 'owner' | 'system' | { readonly permission: string; readonly at: 'desk' | 'above' | 'body' }

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

/**
 * What is to be recorded again and again: once a case before the actions in `holds` are open (一案一普法), or each working
 * day (一日一动态) or working week (一周一汇报) while the case is in one of the states.
 */
export type CaseClock<State extends string = string, Action extends string = string> = {
  readonly name: string
  readonly every: 'case' | 'day' | 'week'
  readonly while: readonly State[]
  readonly holds?: readonly Action[]
  /** The permission of whoever records. */
  readonly who: string
}

/** What the kernel does for a type beside its own actions, when the type asks for it. */
export type Offer = 'assign' | 'call' | 'link' | 'rate' | 'attach'

/** What the kernel's own addresses carry out: an offer, or the records that a clock asks for. */
export type Way = Offer | 'record'

/** The table «action → states → who may» of one kind of case, given by a service's contract. */
export type CaseType<State extends string = string, Action extends string = string> = {
  /** Service and noun: `training.enrolment`. */
  readonly key: string
  readonly name: string
  /** Two to eight capital letters at the head of every number: `YLHZ` gives `YLHZ2026-000001`. */
  readonly numberPrefix: string
  /** Which officers may read these cases below their organisation. */
  readonly readPermission: string
  /** Which officers of a body outside may read the cases in which it takes part, and nothing below them. */
  readonly joinPermission?: string
  /** Title of the first line of a history: 下发待办. */
  readonly openedAs: string
  readonly initial: State
  readonly states: Readonly<Record<State, CaseState>>
  readonly actions: Readonly<Record<Action, CaseAction<State>>>
  /** `org`: an organisation's own case; nobody is the person, and its officers hear what a person would. */
  readonly owner?: 'person' | 'org'
  readonly offers?: readonly Offer[]
  /** Of these what the kernel's own addresses carry out; for the others the service has an address of its own. */
  readonly served?: readonly Way[]
  /** The action by which the kernel's address ends what is merged into another; absent where it merges nothing. */
  readonly mergedBy?: NoInfer<Action>
  readonly clocks?: Readonly<Record<string, CaseClock<NoInfer<State>, NoInfer<Action>>>>
  /** A rating of at most this many stars counts as poor; 2 where absent. */
  readonly poorStars?: number
  /** Where a tap leads, with `{id}`. */
  readonly links: { readonly person: string; readonly officer: string }
}

export type StateOf<Type> = Type extends CaseType<infer State, string> ? State : never
export type ActionOf<Type> = Type extends CaseType<string, infer Action> ? Action : never

/** A case to be opened; its id is made by the caller, so that the service's own row may bear the same. */
export type OpenCase<State extends string = string> = {
  readonly id: Id
  /** The person, or the organisation whose own case it is; null for somebody anonymous whom nobody knows. */
  readonly ownerId: Id | null
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
  /** Officers never learn who it is; what `openCases` answers as owner is a pseudonym. */
  readonly anonymous?: true
  /** `self` where absent. */
  readonly channel?: Channel
  /** For a state whose desk is `named`. */
  readonly deskOrgId?: Id
  /** Stands in the first line of the history, such as how it was solved on the spot. */
  readonly note?: string
}

/** A case as its row stands. */
export type Case = {
  /** The person, a pseudonym of hers, or the organisation whose own case it is. */
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
  readonly anonymous: boolean
  /** Whether the person of the running transaction stands behind the pseudonym. */
  readonly own: boolean
  readonly channel: Channel
  /** 1, and one more for each time it came back from being closed or put to the person. */
  readonly rounds: number
  /** Organisations outside the path that take part now. */
  readonly bodyIds: readonly Id[]
  /** These and all above them that are not in the path. */
  readonly sharedWith: readonly Id[]
  /** Clocks of one record a case that have it. */
  readonly recorded: readonly string[]
  /** Others were merged into it. */
  readonly followed: boolean
}

/** An organisation outside the path that takes part in a case. */
export type CaseBody = {
  readonly id: Id
  readonly caseId: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly role: BodyRole
  readonly note: string
  readonly calledByName: string
  readonly calledAt: Instant
  readonly dueOn: Day | null
  readonly arrivedAt: Instant | null
  readonly arrivedByName: string | null
  readonly endedAt: Instant | null
}

/** `desk`: it has or had the case; `joint`: handles it together (联合办理); `called`: was whistled for (吹哨报到). */
export type BodyRole = 'desk' | 'joint' | 'called'

/** How cases hang together: `part` of a series, `related`, `follows` an earlier one, `merged` into another. */
export const linkKinds = ['part', 'related', 'follows', 'merged'] as const
export type LinkKind = (typeof linkKinds)[number]

export type CaseLink = {
  readonly caseId: Id
  readonly toId: Id
  readonly kind: LinkKind
  readonly madeAt: Instant
  readonly madeByName: string
}

/** A paper of a case; `seq` is the event that tells of it. */
export type CaseAttachment = {
  readonly ownerId: Id
  readonly id: Id
  readonly caseId: Id
  readonly seq: number
  readonly fileId: Id
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly digest: string
  readonly audience: Audience
  readonly attachedAt: Instant
}

/** A clock of days or weeks that runs, and the period whose record it awaits. */
export type RunningClock = {
  readonly ownerId: Id
  readonly caseId: Id
  readonly clock: string
  readonly every: 'day' | 'week'
  readonly type: string
  readonly orgPath: readonly Id[]
  readonly afterOn: Day
  readonly awaitsFrom: Day
  readonly awaitsOn: Day
}

/** What the person thinks of one round of her case. */
export type CaseRating = {
  readonly caseId: Id
  readonly round: number
  readonly stars: number
  readonly poor: boolean
  readonly text: string | null
  readonly ratedAt: Instant
}

/** Where a case is after a move, and until when. */
export type Landing = { readonly bodyIds: readonly Id[] } & Pick<
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
  /** The organisation at whose desk it lands: needed for a state whose desk is `named`, instead of the state's own elsewhere. */
  readonly deskOrgId?: Id
  /** Who reads the note; `all` where absent. */
  readonly audience?: Audience
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
  readonly audience: Audience
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
  /** First and last day on which they were opened. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Only what waits at the reader's own desks, whatever the service. */
  readonly at?: 'desk' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

export type CasePage = { readonly cases: readonly Case[]; readonly next: string | null }

/** How many cases of a type are in a state; how many of these are late, and how many another union's, in which a body takes part. */
export type CaseCount = {
  readonly type: string
  readonly state: string
  readonly count: number
  readonly late: number
  readonly shared: number
}

export type CaseRule =
  | 'counts-differ'
  | 'history-differs'
  | 'state-unknown'
  | 'body-differs'
  | 'link-broken'
  | 'clock-differs'
  | 'rating-differs'
  | 'pseudonym-differs'

/** A case or roll-up that breaks a promise. */
export type CaseFinding = {
  readonly rule: CaseRule
  readonly subjectId: Id
  readonly found: string
  readonly expected: string
}
