import type { OwnerFollower } from '../people/index.ts'
import { endSessionsOf } from './end-sessions.ts'
import { hasAccount } from './merging.store.ts'

/** A record with a sign-in of its own is not merged into another; who was signed in with it as a worker is sent away. */
export const accessFollower: OwnerFollower = {
  obstacle: async (tx, ownerId) => ((await hasAccount(tx, ownerId)) ? 'people.merge-account' : null),
  handOver: (tx, from) => endSessionsOf(tx, from),
}
