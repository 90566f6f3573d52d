import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const pavilionState = z.enum(['empty', 'coming', 'open', 'closed'])
const fen = z.int()

export const pavilionCard = z.object({
  id: z.uuid(),
  name: z.string(),
  lead: z.string(),
  regionId: z.uuid(),
  regionName: z.string(),
  state: pavilionState,
  /** Of the running season, or the one to come, or the last. */
  opensOn: z.iso.date().nullable(),
  closesOn: z.iso.date().nullable(),
  /** Products on offer whose origin is proved. */
  products: z.int(),
})
export type PavilionCard = z.infer<typeof pavilionCard>

/** A number from before the platform, in words, with where it is from. */
export const openingFigure = z.object({
  words: z.string(),
  source: z.string(),
  untilDay: z.iso.date(),
})

const soldFigure = z.object({ pieces: z.int(), people: z.int(), amountFen: fen })

export const zonePage = z.object({
  marketId: z.uuid(),
  marketName: z.string(),
  federationName: z.string(),
  pavilions: z.array(pavilionCard),
  /** The whole zone of consumer assistance since the platform began to count. */
  zone: soldFigure.extend({ since: z.iso.date(), before: openingFigure.nullable() }),
  /** What the pavilions sold while they were open: a part of the zone, and a count of its own. */
  inPavilions: z.object({ pieces: z.int(), amountFen: fen }),
  /** Two counts of two platforms, never added up. */
  members: z.object({ onPlatform: z.int(), onWeb: openingFigure.nullable() }),
})
export type ZonePage = z.infer<typeof zonePage>

export const getPublicZone = endpoint({
  method: 'GET',
  path: '/public/mall/zone',
  summary: 'The zone of consumer assistance: its pavilions, what was sold, and who may buy.',
  door: 'public',
  reach: 'everyone',
  query: z.object({ marketId: idOf('mall.market').optional() }),
  answer: zonePage,
})

export const pavilionPage = pavilionCard.extend({
  marketId: z.uuid(),
  marketName: z.string(),
  federationName: z.string(),
  story: z.string(),
  partner: z.string(),
  regionIntro: z.string(),
  closedBecause: z.string().nullable(),
  sold: soldFigure,
  region: soldFigure.extend({ before: openingFigure.nullable() }),
})
export type PavilionPage = z.infer<typeof pavilionPage>

export const getPavilion = endpoint({
  method: 'GET',
  path: '/public/mall/pavilions/:id',
  summary: 'A pavilion: its region, when it is open, and what it sold.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ id: idOf('mall.shown-pavilion') }),
  answer: pavilionPage,
})

const words = z.object({
  name: z.string().trim().min(2).max(20),
  lead: z.string().trim().min(2).max(60),
  story: z.string().trim().max(2000),
})

export const regionRow = z.object({
  id: z.uuid(),
  name: z.string(),
  partner: z.string(),
  intro: z.string(),
  pavilion: pavilionCard
    .extend({
      story: z.string(),
      seasons: z.array(
        z.object({
          opensOn: z.iso.date(),
          closesOn: z.iso.date().nullable(),
          closedBecause: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  waitingProofs: z.int(),
})
export type RegionRow = z.infer<typeof regionRow>

export const listRegions = endpoint({
  method: 'GET',
  path: '/mall/operation/pavilions',
  summary: 'The aided regions of the operator’s mall, each with its pavilion and the proofs that wait.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  answer: z.object({ marketName: z.string(), regions: z.array(regionRow) }),
})

export const foundRegion = endpoint({
  method: 'POST',
  path: '/mall/operation/regions',
  summary: 'Enters an aided region, once under a name.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({
    name: z.string().trim().min(2).max(30),
    partner: z.string().trim().min(2).max(40),
    intro: z.string().trim().max(500),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const foundPavilion = endpoint({
  method: 'POST',
  path: '/mall/operation/pavilions',
  summary: 'Gives a region its pavilion; it opens when a day is set.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({ regionId: idOf('mall.operated-region'), words }),
  answer: z.object({ id: z.uuid() }),
})

const pavilionId = z.object({ id: idOf('mall.pavilion') })

export const rewritePavilion = endpoint({
  method: 'PUT',
  path: '/mall/operation/pavilions/:id/words',
  summary: 'Changes the name and the words of a pavilion.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: pavilionId,
  body: z.object({ words }),
})

export const openPavilion = endpoint({
  method: 'POST',
  path: '/mall/operation/pavilions/:id/opening',
  summary: 'Sets the day from which a pavilion is open, today at the earliest.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.closed-pavilion') }),
  body: z.object({ opensOn: z.iso.date() }),
})

const reason = z.string().trim().min(2).max(200)

export const closePavilion = endpoint({
  method: 'POST',
  path: '/mall/operation/pavilions/:id/closing',
  summary: 'Sets the day from which a pavilion is open no more, and why.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: pavilionId,
  body: z.object({ closesOn: z.iso.date(), because: reason }),
})

export const proofMeans = z.enum(['certificate', 'geographical', 'visit', 'partner'])
export const proofState = z.enum(['waiting', 'accepted', 'refused', 'revoked'])

export const originState = z.enum(['missing', 'waiting', 'proved', 'expired'])

export const proofRow = z.object({
  id: z.uuid(),
  productId: z.uuid(),
  productName: z.string(),
  supplierName: z.string(),
  regionName: z.string(),
  origin: z.string(),
  means: proofMeans,
  number: z.string(),
  issuer: z.string(),
  validUntil: z.iso.date(),
  hasFile: z.boolean(),
  offeredBy: z.string(),
  offeredAt: z.iso.datetime(),
  state: proofState,
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBecause: z.string().nullable(),
  /** The product names another region or place by now; this paper says nothing of it any more. */
  isOld: z.boolean(),
})
export type ProofRow = z.infer<typeof proofRow>

const proofId = idOf('mall.proof')
const proofQuery = z.object({
  state: proofState.optional(),
  regionId: idOf('mall.region').optional(),
  cursor: proofId.optional(),
})
const proofPage = z.object({ proofs: z.array(proofRow), next: z.string().nullable() })

export const listProofs = endpoint({
  method: 'GET',
  path: '/mall/operation/origin-proofs',
  summary: 'Proofs of origin in the operator’s mall, newest first, fifty at a time.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: proofQuery,
  answer: proofPage,
})

export const listOwnProofs = endpoint({
  method: 'GET',
  path: '/mall/supply/origin-proofs',
  summary: 'The supplier’s own proofs of origin, newest first.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  query: proofQuery,
  answer: proofPage,
})

const productIds = z.array(idOf('mall.regional-product')).min(1).max(500)
const paper = {
  number: z.string().trim().max(60),
  issuer: z.string().trim().max(60),
  validUntil: z.iso.date(),
}

export const offerProofs = endpoint({
  method: 'POST',
  path: '/mall/supply/origin-proofs',
  summary: 'Lays one paper before the operator that shows where some products come from.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  body: z.object({
    productIds,
    offer: z.object({
      ...paper,
      means: z.enum(['certificate', 'geographical', 'partner']),
      fileId: idOf('files.file').nullable(),
    }),
  }),
  answer: z.object({ offered: z.int() }),
})

export const recordVisit = endpoint({
  method: 'POST',
  path: '/mall/operation/origin-visits',
  summary: 'Records that the operator has seen for itself where some products come from.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({ productIds, visit: z.object(paper) }),
  answer: z.object({ offered: z.int() }),
})

export const judgeProofs = endpoint({
  method: 'POST',
  path: '/mall/operation/origin-proofs/judgement',
  summary: 'Accepts proofs of origin, refuses them or revokes accepted ones; the last two for a reason.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({
    ids: z.array(proofId).min(1).max(500),
    decision: z.enum(['accept', 'refuse', 'revoke']),
    because: reason.optional(),
  }),
  answer: z.object({ decided: z.int() }),
})

export const downloadProof = endpoint({
  method: 'GET',
  path: '/mall/origin-proofs/:id/file',
  summary: 'The scan of a proof, for its supplier and the operator.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: proofId }),
  download: ['application/pdf', 'image/png', 'image/jpeg'],
})
