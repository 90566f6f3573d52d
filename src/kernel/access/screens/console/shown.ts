import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import type { getAccount, listDelegations } from '../../contract.ts'

/** An account as its page has it. */
export type Account = ReceivedOf<typeof getAccount>

/** A role of one's own that may be lent. */
export type OwnRole = ReceivedOf<typeof listDelegations>['own'][number]
