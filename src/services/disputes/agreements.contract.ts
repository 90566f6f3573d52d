import { z } from 'zod'
import { openedInstrument } from '../../kernel/instruments/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { day, neededText, someFen, someText } from './disputes.contract.ts'
import { settlementWays } from './model.ts'

const params = z.object({ id: idOf('disputes.dispute') })
const ofDocument = z.object({ documentId: idOf('instruments.document') })
const handling = { permission: 'disputes.handle' } as const

export const agreeingWays = ['mediation', 'pre-litigation', 'in-arbitration', 'enforcement'] as const

export const draftAgreement = endpoint({
  method: 'POST',
  path: '/disputes/:id/agreement',
  summary: 'Draws up what the parties agreed, to be signed on the platform, or files the paper they signed.',
  door: handling,
  reach: 'subtree',
  movesValue: true,
  params,
  body: z.object({
    way: z.enum(agreeingWays),
    amountFen: someFen,
    payBy: day,
    terms: someText(1000).default(''),
    /** Who signs for the other side; needed where it is signed on the platform. */
    signer: z
      .object({
        name: neededText(2, 40),
        idNumber: naming('platform.new', z.string().trim().max(20)),
        phone: naming('platform.new', z.string().trim().max(20)),
        post: neededText(2, 40),
      })
      .nullable()
      .default(null),
    /** The paper, where it was signed by hand. */
    fileId: idOf('files.file').nullable().default(null),
  }),
  answer: z.object({ id: z.uuid(), documentId: z.uuid().nullable() }),
})

export const setAgreementAside = endpoint({
  method: 'POST',
  path: '/disputes/:id/agreement/withdrawal',
  summary: 'Takes back an agreement that not everybody has signed.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({ because: neededText(2, 200) }),
})

export const listAgreementsToSign = endpoint({
  method: 'GET',
  path: '/me/disputes/agreements',
  summary: 'Agreements in hand that the reader is a party to, the worker or who signs for the other side.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    agreements: z.array(
      z.object({
        documentId: z.uuid(),
        number: z.string(),
        title: z.string(),
        amountFen: z.int(),
        payBy: day,
        yours: z.boolean(),
        isSigned: z.boolean(),
      }),
    ),
  }),
})

export const readAgreement = endpoint({
  method: 'GET',
  path: '/disputes/agreements/:documentId',
  summary: 'An agreement as its parties and the officers above read it.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: ofDocument,
  answer: z.object({
    disputeId: z.uuid(),
    amountFen: z.int(),
    payBy: day,
    /** As whom the reader may sign it now. */
    as: z.enum(['claimant', 'respondent', 'mediator']).nullable(),
    document: openedInstrument,
  }),
})

export const signAgreement = endpoint({
  method: 'POST',
  path: '/disputes/agreements/:documentId/signature',
  summary: 'The worker, or who signs for the other side, signs by hand under the text that was read.',
  door: 'signed-in',
  reach: 'self',
  params: ofDocument,
  body: z.object({
    digest: naming('platform.open', z.string().length(64)),
    /** A PNG, base64. */
    picture: z.string().max(400_000),
  }),
  answer: z.object({ complete: z.boolean() }),
})

export const declineAgreement = endpoint({
  method: 'POST',
  path: '/disputes/agreements/:documentId/refusal',
  summary: 'The worker does not sign, and says why.',
  door: 'signed-in',
  reach: 'self',
  params: ofDocument,
  body: z.object({ because: neededText(2, 300) }),
})

export const countersignAgreement = endpoint({
  method: 'POST',
  path: '/disputes/agreements/:documentId/countersignature',
  summary: 'The mediating organisation signs by an officer of its own, with her password.',
  door: 'signed-in',
  reach: 'subtree',
  params: ofDocument,
  body: z.object({
    digest: naming('platform.open', z.string().length(64)),
    password: naming('platform.secret', z.string().min(1).max(200)),
  }),
  answer: z.object({ complete: z.boolean() }),
})

export const recordPayment = endpoint({
  method: 'POST',
  path: '/disputes/:id/payments',
  summary: 'Money that reached the worker; with the last of what is due the case is closed.',
  door: handling,
  reach: 'subtree',
  movesValue: true,
  params,
  body: z.object({
    paidAt: z.iso.datetime(),
    amountFen: someFen,
    way: z.enum(settlementWays),
    note: someText(200).default(''),
    fileId: idOf('files.file').nullable().default(null),
    /** Whether the case is closed though less was paid than was claimed; only where nothing was agreed or awarded. */
    whole: z.enum(['yes', 'no']).default('no'),
  }),
  answer: z.object({ id: z.uuid(), leftFen: z.int(), closed: z.boolean() }),
})

export const takePaymentBack = endpoint({
  method: 'POST',
  path: '/disputes/:id/payments/:paymentId/void',
  summary: 'A payment that was entered in error no longer counts.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.dispute'), paymentId: idOf('disputes.payment') }),
  body: z.object({ because: neededText(2, 200) }),
})
