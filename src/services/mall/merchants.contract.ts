import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const fen = z.int()
const day = z.iso.date()
const params = z.object({ id: idOf('mall.merchant') })

export const merchantPlace = z.object({
  name: z.string(),
  address: z.string(),
  district: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  hours: z.string(),
  phone: z.string(),
})
export type MerchantPlaceCard = z.output<typeof merchantPlace>

export const merchantCard = z.object({
  id: z.uuid(),
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  unionName: z.string(),
  places: z.array(merchantPlace),
  benefits: z.int(),
  suspendedAt: z.iso.datetime().nullable(),
  suspendedBecause: z.string().nullable(),
})
export type MerchantCard = z.output<typeof merchantCard>

export const listMerchants = endpoint({
  method: 'GET',
  path: '/mall/merchants',
  summary: 'Merchants of the unions under one, with where they serve.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ merchants: z.array(merchantCard) }),
})

export const admitMerchant = endpoint({
  method: 'POST',
  path: '/mall/merchants',
  summary: 'Admits a merchant: founds its partner organisation below the union.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    name: z.string().trim().min(2).max(60),
    contact: z.string().trim().min(2).max(40),
    phone: z.string().trim().min(6).max(30),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const suspendMerchant = endpoint({
  method: 'PUT',
  path: '/mall/merchants/:id/suspension',
  summary: 'Suspends a merchant for a reason, or lets it serve again.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
  body: z.object({ because: z.string().trim().min(2).max(200).nullable() }),
})

export const placeMerchant = endpoint({
  method: 'PUT',
  path: '/mall/merchants/:id/places',
  summary: 'Writes where a merchant serves, in the order in which members read it.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
  body: z.object({
    places: z
      .array(
        z.object({
          name: z.string().trim().min(2).max(40),
          address: z.string().trim().min(2).max(100),
          district: z.string().trim().max(20),
          latitude: z.number().min(-90).max(90).nullable(),
          longitude: z.number().min(-180).max(180).nullable(),
          hours: z.string().trim().max(60),
          phone: z.string().trim().max(30),
        }),
      )
      .max(200),
  }),
})

export const benefitStatement = z.object({
  id: z.uuid(),
  number: z.string(),
  merchantName: z.string(),
  unionName: z.string(),
  fromDay: day.nullable(),
  untilDay: day,
  uses: z.int(),
  undone: z.int(),
  amountFen: fen,
  settledBy: z.string(),
  settledAt: z.iso.datetime(),
  lines: z.array(z.object({ benefitName: z.string(), uses: z.int(), undone: z.int(), amountFen: fen })),
})
export type BenefitStatementCard = z.output<typeof benefitStatement>

const statementQuery = z.object({ cursor: idOf('mall.benefit-statement').optional() })
const statements = z.object({ statements: z.array(benefitStatement), next: z.string().nullable() })

export const listBenefitStatements = endpoint({
  method: 'GET',
  path: '/mall/benefit-statements',
  summary: 'Statements of what unions paid merchants, newest first, thirty at a time, with their lines.',
  door: { permission: 'mall.books.read' },
  reach: 'subtree',
  query: statementQuery.extend({ merchantId: idOf('mall.merchant').optional() }),
  answer: statements.extend({ dueFen: fen }),
})

export const settleMerchants = endpoint({
  method: 'POST',
  path: '/mall/benefit-statements',
  summary: 'Settles the subsidies of every merchant of a union until a day.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({ orgId: idOf('orgs.org'), untilDay: day }),
  answer: z.object({ statements: z.int(), amountFen: fen }),
})

const statementParams = z.object({ id: idOf('mall.benefit-statement') })
const statementFile = { format: z.enum(['xlsx', 'pdf']) }
const statementTypes = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'] as const

export const downloadBenefitStatement = endpoint({
  method: 'GET',
  path: '/mall/benefit-statements/:id/file',
  summary: 'A statement to print or file, under a number.',
  door: { permission: 'mall.books.read' },
  reach: 'subtree',
  params: statementParams,
  query: z.object(statementFile),
  download: statementTypes,
})

export const listMyStatements = endpoint({
  method: 'GET',
  path: '/mall/merchant/statements',
  summary: 'The merchant’s own statements, and what it is due since the last.',
  door: { permission: 'mall.redeem' },
  reach: 'subtree',
  query: statementQuery,
  answer: statements.extend({ dueFen: fen }),
})

export const downloadMyStatement = endpoint({
  method: 'GET',
  path: '/mall/merchant/statements/:id/file',
  summary: 'One of the merchant’s own statements to print or file.',
  door: { permission: 'mall.redeem' },
  reach: 'subtree',
  params: statementParams,
  query: z.object(statementFile),
  download: statementTypes,
})
