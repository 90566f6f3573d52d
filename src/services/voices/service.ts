import { acquaintanceRoutes, settingRoutes, visitRoutes } from './care.http.ts'
import { forumKind } from './forum-kind.ts'
import { boardRoutes, forumRoutes, reportRoutes } from './forums.http.ts'
import { followMovedVoice } from './move-voice.ts'
import { personalData } from './personal-data.ts'
import { acquaintanceKind, visitingPairKind } from './relation-kinds.ts'
import { refusalText, serviceText } from './text.ts'
import { verifyVoices } from './verify-voices.ts'
import { voiceTypes } from './voice-case.ts'
import { voiceRoutes } from './voices.http.ts'
import { followVoices } from './voices.store.ts'

/** What workers raise and what came of it, as the apps see it. */
export const voices = {
  id: 'voices',
  name: serviceText.name,
  permissions: [
    'voices.read',
    'voices.register',
    'voices.resolve',
    'voices.recognise',
    'voices.forum',
    'voices.publish',
    'voices.acquaintance',
    'voices.visit',
    'voices.settings',
  ],
  caseTypes: voiceTypes,
  caseFollowers: Object.fromEntries(voiceTypes.map(({ key }) => [key, followMovedVoice])),
  occasionKinds: [forumKind],
  relationKinds: [acquaintanceKind, visitingPairKind],
  routes: [
    ...settingRoutes,
    ...acquaintanceRoutes,
    ...visitRoutes,
    ...forumRoutes,
    ...boardRoutes,
    ...reportRoutes,
    ...voiceRoutes,
  ],
  jobs: [],
  commands: [],
  personalData,
  /** Stored paths follow the tree. */
  followPaths: followVoices,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyVoices,
  refusalText,
} as const

export { seedVoicesOf, voiceOwners } from './seed.ts'
