import type { OwnerFollower } from '../people/index.ts'
import { hasMoney } from './queries.ts'

/** What is booked never changes its owner, so an account must be empty before its holder's record goes. */
export const ledgerFollower: OwnerFollower = {
  obstacle: async (tx, ownerId) => ((await hasMoney(tx, ownerId)) ? 'people.merge-money' : null),
}
