import type { Endpoint } from '../../src/platform/http/endpoint.ts'

/**
 * Rooms that the attack does not reach yet: what they keep is not planted at every place, or their findings were not
 * looked through one by one. Their scope rests on row-level security and their own tests. The list is to grow shorter.
 */
const owedRooms = [
  'kernel/occasions',
  'kernel/relations',
  'services/commitments',
  'services/disputes',
  'services/orders',
  'services/voices',
]

const owedPaths = [
  /^\/(public\/|me\/)?(occasions|relations|disputes|orders|menus|voices|consultations|visits|acquaintances)(\/|$)/,
  /^\/(public\/|me\/)?(commitments|counsel|exams|exam-rides|match-events|match-blocks)(\/|$)/,
  /^\/(public\/|me\/)?mall\/(aid|zone|pavilions|origin-proofs|purchases|purchase-\w+|contracts|benefit[\w-]*|merchants?|regions)(\/|$)/,
  /^\/mall\/(operation|supply)\/(pavilions|origin-\w+|excluded-words|requests|regions|zone-openings|buyers)(\/|$)/,
  /^\/mall\/(operation|supply|books)\/(deposits|payouts|settlements|bank)(\/|$)/,
]

export const isOwedRoom = (file: string): boolean => owedRooms.some((room) => file.startsWith(`${room}/`))

export const isOwed = ({ path }: Endpoint): boolean => owedPaths.some((pattern) => pattern.test(path))
