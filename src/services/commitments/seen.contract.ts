import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { askedYear, commitmentCard, commitmentRecord, papers, remarkCard } from './commitments.contract.ts'
import { listCard } from './lists.contract.ts'

const words = z.string().trim()
const published = z.object({ id: idOf('commitments.published') })
const paper = published.extend({ paperId: idOf('commitments.paper') })

const seenLists = z.object({
  year: z.int(),
  /** Years in which there is something to see, the latest first. */
  years: z.array(z.int()),
  lists: z.array(listCard.extend({ commitments: z.array(commitmentCard) })),
})
export type SeenLists = z.infer<typeof seenLists>
export type SeenList = SeenLists['lists'][number]

/** The page of a published commitment; the name of the officer is not for the public door. */
const seenRecord = commitmentRecord.extend({ officerName: z.string().nullable() })

export const listSeenCommitments = endpoint({
  method: 'GET',
  path: '/me/commitments',
  summary: 'Lists that are published for the caller, of the latest year or of one.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({ year: askedYear.optional() }),
  answer: seenLists,
})

export const getSeenCommitment = endpoint({
  method: 'GET',
  path: '/me/commitments/:id',
  summary: 'A commitment that is published for the caller, with her own remarks and rating.',
  door: 'signed-in',
  reach: 'self',
  params: published,
  answer: seenRecord.extend({
    mine: z.object({
      stars: z.int().nullable(),
      remarks: z.array(remarkCard),
      mayRate: z.boolean(),
    }),
  }),
})
export type SeenCommitment = z.infer<typeof getSeenCommitment.answer>

export const openSeenPaper = endpoint({
  method: 'GET',
  path: '/me/commitments/:id/papers/:paperId',
  summary: 'A picture or paper of a commitment that is published for the caller, or of her own remark.',
  door: 'signed-in',
  reach: 'self',
  params: paper,
  download: ['image/png', 'image/jpeg', 'application/pdf'],
})

export const rateCommitment = endpoint({
  method: 'POST',
  path: '/me/commitments/:id/rating',
  summary: 'What a member for whom it was done thinks of it; once.',
  door: 'signed-in',
  reach: 'self',
  params: published,
  body: z.object({ stars: z.int().min(1).max(5), words: words.max(500).default('') }),
})

export const remarkOnCommitment = endpoint({
  method: 'POST',
  path: '/me/commitments/:id/remarks',
  summary: 'A member says something of a published commitment; the union reads and answers it.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  perMinute: 10,
  params: published,
  body: z.object({ words: words.min(2).max(500), photoIds: papers }),
  answer: z.object({ id: z.uuid() }),
})

export const listPublicCommitments = endpoint({
  method: 'GET',
  path: '/public/commitments',
  summary: 'Lists that are published for everybody.',
  door: 'public',
  reach: 'everyone',
  query: z.object({ year: askedYear.optional() }),
  answer: seenLists.extend({ federationName: z.string() }),
})

export const getPublicCommitment = endpoint({
  method: 'GET',
  path: '/public/commitments/:id',
  summary: 'A commitment that is published for everybody.',
  door: 'public',
  reach: 'everyone',
  params: published,
  answer: seenRecord.extend({ federationName: z.string() }),
})
export type PublicCommitment = z.infer<typeof getPublicCommitment.answer>

export const openPublicPaper = endpoint({
  method: 'GET',
  path: '/public/commitments/:id/papers/:paperId',
  summary: 'A picture or paper of a commitment that is published for everybody.',
  door: 'public',
  reach: 'everyone',
  params: paper,
  download: ['image/png', 'image/jpeg', 'application/pdf'],
})
