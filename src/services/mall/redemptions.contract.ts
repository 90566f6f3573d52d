import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { benefitCategory, benefitPrice } from './benefits.contract.ts'

const fen = z.int()
const day = z.iso.date()
const instant = z.iso.datetime()
const code = naming('credentials.card-code', z.string().regex(/^\d{12}$/))
const bill = z.int().min(1).max(10_000_000).nullable()

const deskBenefit = z.object({
  id: z.uuid(),
  name: z.string(),
  campaign: z.string(),
  category: benefitCategory,
  price: benefitPrice,
  terms: z.string(),
  untilOn: day,
  pausedBecause: z.string().nullable(),
  today: z.object({ taken: z.int(), quota: z.int().nullable() }),
})
export type DeskBenefit = z.output<typeof deskBenefit>

export const getMerchantDesk = endpoint({
  method: 'GET',
  path: '/mall/merchant/desk',
  summary: 'What a merchant’s desk needs: its benefits of today, the server’s time, and what holds for it.',
  door: { permission: 'mall.redeem' },
  reach: 'subtree',
  answer: z.object({
    merchantId: z.uuid(),
    merchantName: z.string(),
    unionName: z.string(),
    suspendedBecause: z.string().nullable(),
    /** The desk's clock may be wrong: what it writes down without a line bears the time that this clock says. */
    serverNow: instant,
    offlineMinutes: z.int(),
    undoMinutes: z.int(),
    benefits: z.array(deskBenefit),
  }),
})
export type MerchantDesk = z.output<typeof getMerchantDesk.answer>

export const registerDeskKey = endpoint({
  method: 'POST',
  path: '/mall/merchant/desk-keys',
  summary: 'Registers the public key by which a browser signs what it writes down without a line.',
  door: { permission: 'mall.redeem' },
  reach: 'subtree',
  perMinute: 10,
  body: z.object({
    /** ECDSA P-256 in SPKI, base64. */
    publicKey: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/),
    device: z.string().trim().max(60),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const takenUse = z.object({
  id: z.uuid(),
  benefitName: z.string(),
  maskedName: z.string(),
  unionName: z.string(),
  shownAt: instant,
  recordedAt: instant,
  seasonPart: z.enum(['opens', 'visit']).nullable(),
  regularFen: fen,
  paidFen: fen,
  subsidyFen: fen,
  waivedFen: fen,
  offline: z.boolean(),
  /** Until when it may be taken back. */
  undoUntil: instant,
  undoneAt: instant.nullable(),
  undoneBecause: z.string().nullable(),
})
export type TakenUse = z.output<typeof takenUse>

export const redeemBenefit = endpoint({
  method: 'POST',
  path: '/mall/merchant/redemptions',
  summary: 'Takes a card for a benefit: once for its code, inside every quota.',
  door: { permission: 'mall.redeem' },
  reach: 'bearer',
  perMinute: 120,
  movesValue: true,
  body: z.object({ benefitId: idOf('mall.benefit'), code, billFen: bill }),
  answer: takenUse,
})

export const undoRedemption = endpoint({
  method: 'POST',
  path: '/mall/merchant/redemptions/:id/undo',
  summary: 'Takes a use back within minutes, with a reason the member reads.',
  door: { permission: 'mall.redeem' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mall.redemption') }),
  body: z.object({ because: z.string().trim().min(2).max(100) }),
})

export const listMyRedemptions = endpoint({
  method: 'GET',
  path: '/mall/merchant/redemptions',
  summary: 'What the merchant took on a day, newest first, fifty at a time, with the day’s sums.',
  door: { permission: 'mall.redeem' },
  reach: 'subtree',
  query: z.object({
    day: day.optional(),
    benefitId: idOf('mall.benefit').optional(),
    cursor: idOf('mall.redemption').optional(),
  }),
  answer: z.object({
    day,
    sums: z.object({ uses: z.int(), paidFen: fen, subsidyFen: fen }),
    uses: z.array(takenUse),
    next: z.string().nullable(),
  }),
})

const entry = z.object({
  id: idOf('platform.new'),
  keyId: idOf('mall.desk-key'),
  benefitId: idOf('mall.benefit'),
  code,
  shownAt: instant,
  billFen: bill,
  /** ECDSA P-256 over SHA-256, r and s, base64. */
  signature: z
    .string()
    .max(120)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
})
export type SignedEntry = z.output<typeof entry>

export const offlineOutcome = z.object({
  id: z.uuid(),
  benefitName: z.string(),
  codeTail: z.string(),
  shownAt: instant,
  handedInAt: instant,
  outcome: z.enum(['redeemed', 'refused']),
  /** Why it was refused. */
  sentence: z.string().nullable(),
  paidFen: fen.nullable(),
})
export type OfflineOutcome = z.output<typeof offlineOutcome>

export const handInEntries = endpoint({
  method: 'POST',
  path: '/mall/merchant/offline-entries',
  summary: 'Hands in what a desk wrote down without a line; each entry counts once, and says what became of it.',
  door: { permission: 'mall.redeem' },
  reach: 'bearer',
  movesValue: true,
  body: z.object({ entries: z.array(entry).min(1).max(100) }),
  answer: z.object({ outcomes: z.array(offlineOutcome) }),
})

export const listOfflineEntries = endpoint({
  method: 'GET',
  path: '/mall/merchant/offline-entries',
  summary: 'What became of the entries handed in, newest first, fifty at a time.',
  door: { permission: 'mall.redeem' },
  reach: 'subtree',
  query: z.object({
    outcome: z.enum(['redeemed', 'refused']).optional(),
    cursor: naming('mall.cursor', z.string().max(80)).optional(),
  }),
  answer: z.object({ entries: z.array(offlineOutcome), refused: z.int(), next: z.string().nullable() }),
})
