import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import type { getPublicMutualAid } from '../../policies.contract.ts'

/** Everything of mutual aid that anyone may read. */
export type Publicly = ReceivedOf<typeof getPublicMutualAid>
