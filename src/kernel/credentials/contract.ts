import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { naming } from '../../platform/http/thing.ts'

export const family = z.enum(['tag', 'certificate', 'grade'])
export type Family = z.infer<typeof family>

/** What a credential rests on: a document, an outside check, a list, a rule of the platform, the holder's statement. */
export const proof = z.enum(['document', 'outside', 'list', 'rule', 'statement'])
export type Proof = z.infer<typeof proof>

/** How a credential stands on a day: not begun, holding, about to end, ended with its time, ended early. */
export const standing = z.enum(['coming', 'holds', 'ending', 'expired', 'revoked'])
export type Standing = z.infer<typeof standing>

/** A credential as its holder and her officers see it. */
export const credentialCard = z.object({
  id: z.uuid(),
  ownerId: z.uuid(),
  kind: z.string(),
  kindName: z.string(),
  family,
  subject: z.string(),
  number: z.string().nullable(),
  issuerName: z.string(),
  validFrom: z.iso.date(),
  /** The last day on which it holds; null is for good. */
  lastOn: z.iso.date().nullable(),
  standing,
  proof,
  verifiedByName: z.string(),
  verifiedOn: z.iso.date(),
  documentId: z.uuid().nullable(),
  remark: z.string(),
  code: z.string().nullable(),
  revoked: z.object({ on: z.iso.date(), reason: z.string(), byName: z.string() }).nullable(),
})
export type CredentialCard = z.infer<typeof credentialCard>

export const verifyCredential = endpoint({
  method: 'GET',
  path: '/credentials/codes/:code',
  summary: 'What a code printed on a certificate proves: kind, masked holder, issuer, validity. For anybody.',
  door: 'public',
  reach: 'bearer',
  perMinute: 20,
  params: z.object({ code: naming('platform.secret', z.string().trim().min(8).max(24)) }),
  answer: z.object({
    kindName: z.string(),
    subject: z.string(),
    number: z.string().nullable(),
    maskedName: z.string(),
    issuerName: z.string(),
    validFrom: z.iso.date(),
    validUntil: z.iso.date().nullable(),
    standing,
  }),
})

/** Codes of a card for the half minutes from now on, and the server's time: the phone's own clock may be wrong. */
export const timedCodes = z.object({
  serverNow: z.iso.datetime(),
  codes: z.array(z.object({ code: z.string(), from: z.iso.datetime(), until: z.iso.datetime() })),
})
export type TimedCodes = z.infer<typeof timedCodes>

/** The code that holds at an instant by the server's clock, the seconds until the next, and the minutes that are left. */
export function codeAt(
  codes: TimedCodes['codes'],
  nowMs: number,
): { shown: string | null; secondsLeft: number; minutesLeft: number } {
  const shown = codes.find(({ from, until }) => Date.parse(from) <= nowMs && nowMs < Date.parse(until))
  const last = codes.at(-1)
  return {
    shown: shown?.code ?? null,
    secondsLeft: shown ? Math.ceil((Date.parse(shown.until) - nowMs) / 1000) : 0,
    minutesLeft: last ? Math.max(0, Math.floor((Date.parse(last.until) - nowMs) / 60_000)) : 0,
  }
}
