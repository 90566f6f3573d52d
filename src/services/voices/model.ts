import type { OrgPath } from '../../kernel/orgs/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** 意见建议, 困难求助, 矛盾纠纷, 信访. */
export const voiceKinds = ['suggestion', 'difficulty', 'dispute', 'petition'] as const
export type VoiceKind = (typeof voiceKinds)[number]

export const voiceTopics = [
  'pay',
  'safety',
  'environment',
  'canteen',
  'welfare',
  'contract',
  'growth',
  'life',
  'other',
] as const
export type VoiceTopic = (typeof voiceTopics)[number]

/** How it came. All but `self` are written down by an officer. */
export const voiceChannels = ['self', 'officer', 'hotline', 'forum', 'visit', 'station'] as const
export type VoiceChannel = (typeof voiceChannels)[number]

/** What somebody raised. The case of the same id says where it stands. */
export type Voice = {
  /** The pseudonym of its case when she is anonymous. */
  readonly ownerId: PersonId
  readonly id: Id
  /** Her union when she raised it: the unit whose recognition closing needs besides hers. */
  readonly orgId: Id
  readonly orgPath: OrgPath
  readonly kind: VoiceKind
  readonly topic: VoiceTopic
  readonly channel: VoiceChannel
  readonly words: string
  readonly place: string
  readonly photoIds: readonly Id[]
  readonly named: 'named' | 'anonymous'
  readonly board: 'may' | 'not'
  readonly representativeId: PersonId | null
  readonly registeredBy: PersonId | null
  readonly registeredByName: string | null
  /** The forum or the visit at which it was raised. */
  readonly sourceId: Id | null
  readonly standing: Standing
  /** The organisation that works on it, or did last. */
  readonly deskId: Id | null
  readonly raisedAt: Instant
  readonly closedAt: Instant | null
}

/** How a voice counts: still open, closed in one of three ways, or ended otherwise. */
export type Standing = 'open' | 'recognised' | 'on-the-spot' | 'unconfirmed' | 'otherwise'

/** What somebody asks to be taken up, before it has a place and a number. */
export type VoiceWish = Pick<Voice, 'kind' | 'topic' | 'words' | 'place' | 'photoIds' | 'board'>

export const outcomeKinds = ['aed', 'health-station', 'facility', 'service', 'rule'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** What a closed voice created. */
export type Outcome = {
  readonly id: Id
  readonly voiceId: Id
  readonly orgId: Id
  readonly orgPath: OrgPath
  readonly kind: OutcomeKind
  readonly name: string
  readonly place: string
  readonly sinceOn: Day
  readonly madeBy: PersonId
  readonly madeByName: string
  readonly madeAt: Instant
}

/** A closed voice told to everybody. A published entry keeps its words. */
export type Entry = {
  readonly id: Id
  readonly voiceId: Id
  readonly orgId: Id
  readonly orgPath: OrgPath
  readonly topic: VoiceTopic
  readonly question: string
  readonly answer: string
  readonly writtenBy: PersonId
  readonly writtenByName: string
  readonly writtenAt: Instant
  readonly publishedAt: Instant | null
  readonly withdrawnAt: Instant | null
  readonly withdrawnBecause: string | null
}

/** 三个一: once a case, each working day, each working week. */
export const clockKeys = ['lesson', 'daily', 'weekly'] as const
export type ClockKey = (typeof clockKeys)[number]

/** 熟人: who is trusted in a community, with what shows each of 「有能力、有人脉、有资源、有号召力」. */
export type Acquaintance = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: OrgPath
  readonly skills: readonly VoiceTopic[]
  readonly ability: string
  readonly network: string
  readonly resources: string
  readonly appeal: string
  readonly madeByName: string
  readonly madeAt: Instant
  readonly endedAt: Instant | null
}

/** 熟人问诊: a voice in the hands of a trusted person. */
export type Consultation = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly acquaintanceId: Id
  readonly voiceId: Id
  readonly orgPath: OrgPath
  readonly note: string
  readonly givenByName: string
  readonly givenAt: Instant
  readonly endedAt: Instant | null
}

/** 家访: an inspector and a manager together call on a worker and her family in the evening. */
export type Visit = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly pairId: Id
  readonly orgId: Id
  readonly orgPath: OrgPath
  readonly inspectorId: PersonId
  readonly managerId: PersonId
  readonly startsAt: Instant
  readonly plannedByName: string
  readonly plannedAt: Instant
  readonly doneAt: Instant | null
  readonly doneByName: string | null
  readonly familyPresent: number | null
  /** Under seal. */
  readonly household: Uint8Array | null
}

/** Working days for each stage of a voice, and the hours in which homes are visited. */
export type VoiceSettings = {
  readonly intakeDays: number
  readonly workDays: number
  readonly personDays: number
  readonly unitDays: number
  readonly eveningFrom: number
  readonly eveningUntil: number
}

/** 诉求设置: what a union set for itself and those below it; never changed, only followed by another. */
export type Setting = VoiceSettings & {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: OrgPath
  readonly setBy: PersonId
  readonly setByName: string
  readonly setAt: Instant
}
