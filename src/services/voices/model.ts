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
  readonly raisedAt: Instant
  readonly closedAt: Instant | null
}

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
