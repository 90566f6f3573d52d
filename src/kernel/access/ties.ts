import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor, Deed } from './model.ts'

/** What sign-in needs of the rooms above this one, audit and notices; the app ties them together. */
export type Ties = {
  readonly recordAudit: (tx: Tx, actor: Actor, deed: Deed) => Promise<void>
  readonly sendNotices: (
    tx: Tx,
    notices: readonly { personId: string; title: string; text: string; link: string | null }[],
  ) => Promise<void>
  readonly deliverSms: (tx: Tx, sms: { personId: string | null; phone: string; text: string }) => Promise<void>
}
