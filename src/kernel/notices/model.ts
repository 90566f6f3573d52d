import type { Id } from '../../platform/ids.ts'

/** One notice to one person: always in the inbox, and by SMS when `sms` names a phone. */
export type SendNotice = {
  readonly personId: Id
  readonly title: string
  readonly text: string
  /** Where a tap leads inside the app, such as `/m/notices`. */
  readonly link: string | null
  /** `text` replaces the notice's own when a message must be shorter. */
  readonly sms?: { readonly phone: string; readonly text?: string }
}

/** A message on its way to a phone. */
export type SmsMessage = { readonly id: Id; readonly phone: string; readonly text: string }

/**
 * What a gateway said. `rejected`: it will never deliver this. `not-reached`: it certainly does not have it, try later.
 * A sender that cannot tell throws, and the message becomes `unknown`, which is never sent again by itself.
 */
export type SmsOutcome =
  | { readonly outcome: 'accepted'; readonly receipt: string }
  | { readonly outcome: 'rejected'; readonly reason: string }
  | { readonly outcome: 'not-reached'; readonly reason: string }

/** A way to phones; the simulator and the HTTP gateway are the two there are. */
export type SmsSender = { readonly name: string; readonly send: (message: SmsMessage) => Promise<SmsOutcome> }

/** A message that may or may not have gone out. */
export type UnknownMessage = {
  readonly id: Id
  readonly ownerId: Id
  readonly claimedAt: string
  readonly sender: string
  readonly remark: string
}

export type Notice = {
  readonly id: Id
  readonly title: string
  readonly text: string
  readonly link: string | null
  readonly sentAt: string
  readonly readAt: string | null
}
