import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { keptCard, walkedTable } from './contract.ts'
import { erasureStates, privacySettings } from './model.ts'

export const disclosureCard = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  maskedIdNumber: z.string(),
  officerId: z.uuid(),
  officerName: z.string(),
  reason: z.string(),
  words: z.string(),
  place: z.string(),
  disclosedAt: z.iso.datetime(),
})
export type DisclosureCard = z.infer<typeof disclosureCard>

const auditing = { permission: 'privacy.disclosure.read' }

export const listDisclosures = endpoint({
  method: 'GET',
  path: '/privacy/disclosures',
  summary: 'Who saw whom unmasked under an organisation, newest first.',
  door: auditing,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org'),
    officerId: idOf('people.person').optional(),
    cursor: idOf('privacy.disclosure').optional(),
  }),
  answer: z.object({ disclosures: z.array(disclosureCard), next: z.string().nullable() }),
})

export const officerReveals = z.object({
  officerId: z.uuid(),
  officerName: z.string(),
  today: z.int(),
  days30: z.int(),
  people: z.int(),
  unusual: z.boolean(),
})
export type OfficerReveals = z.infer<typeof officerReveals>

export const listOfficerReveals = endpoint({
  method: 'GET',
  path: '/privacy/disclosures/officers',
  summary: 'Officers by how often they saw people unmasked in thirty days, the unusual ones marked.',
  door: auditing,
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org') }),
  answer: z.object({ officers: z.array(officerReveals), limit: z.int(), unusualFrom: z.int() }),
})

export const exportCard = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  format: z.string(),
  officerName: z.string(),
  reason: z.string(),
  rows: z.int().nullable(),
  exportedAt: z.iso.datetime(),
})
export type ExportCard = z.infer<typeof exportCard>

export const listExports = endpoint({
  method: 'GET',
  path: '/privacy/exports',
  summary: 'Files with persons that left the console, newest first; found by number or by who took them.',
  door: auditing,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org'),
    search: z.string().trim().max(60).optional(),
    cursor: idOf('privacy.export').optional(),
  }),
  answer: z.object({ exports: z.array(exportCard), next: z.string().nullable() }),
})

export const erasureCard = z.object({
  id: z.uuid(),
  personName: z.string(),
  orgName: z.string(),
  words: z.string(),
  state: z.enum(erasureStates),
  stateName: z.string(),
  requestedAt: z.iso.datetime(),
  waitsUntil: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedByName: z.string().nullable(),
  decisionWords: z.string().nullable(),
  doneAt: z.iso.datetime().nullable(),
  report: z.array(walkedTable).nullable(),
  /** Whose request is the reader’s own, which she may not decide. */
  own: z.boolean(),
})
export type ErasureCard = z.infer<typeof erasureCard>

const reviewing = { permission: 'privacy.erasure.review' }

export const listErasures = endpoint({
  method: 'GET',
  path: '/privacy/erasures',
  summary: 'Requests to be erased under an organisation, newest first.',
  door: reviewing,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org'),
    show: z.enum(['open', 'ended']).default('open'),
    cursor: idOf('privacy.erasure').optional(),
  }),
  answer: z.object({ erasures: z.array(erasureCard), next: z.string().nullable() }),
})

export const reviewErasure = endpoint({
  method: 'POST',
  path: '/privacy/erasures/:id/review',
  summary: 'Approves or refuses a request to be erased.',
  door: reviewing,
  reach: 'subtree',
  params: z.object({ id: idOf('privacy.erasure') }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('approved'), words: z.string().trim().max(200) }),
    z.object({ decision: z.literal('refused'), words: z.string().trim().min(2).max(200) }),
  ]),
})

export const endedTable = z.object({
  table: z.string(),
  title: z.string(),
  kept: z.string(),
  before: z.iso.date(),
  does: z.enum(['delete', 'anonymise']),
  rows: z.int(),
})
export type EndedTable = z.infer<typeof endedTable>

const registerDoor = { permission: 'privacy.register.read' }

export const getRegister = endpoint({
  method: 'GET',
  path: '/privacy/register',
  summary: 'The register of processing, made from the declarations, and the newest retention runs.',
  door: registerDoor,
  reach: 'everyone',
  answer: z.object({
    kept: z.array(keptCard),
    runs: z.array(
      z.object({
        id: z.uuid(),
        startedAt: z.iso.datetime(),
        finishedAt: z.iso.datetime().nullable(),
        report: z.array(endedTable),
      }),
    ),
  }),
})

export const printRegister = endpoint({
  method: 'GET',
  path: '/privacy/register/document',
  summary: 'The register of processing as PDF.',
  door: registerDoor,
  reach: 'everyone',
  download: ['application/pdf'],
})

const settingDoor = { permission: 'privacy.settings' }

export const listPrivacySettings = endpoint({
  method: 'GET',
  path: '/privacy/settings',
  summary: 'The numbers the federation has set for itself, with their bounds.',
  door: settingDoor,
  reach: 'everyone',
  answer: z.object({
    settings: z.array(
      z.object({ key: z.enum(privacySettings), name: z.string(), value: z.int(), least: z.int(), most: z.int() }),
    ),
  }),
})

export const changePrivacySetting = endpoint({
  method: 'POST',
  path: '/privacy/settings',
  summary: 'Sets one number, for the whole federation, from now on.',
  door: settingDoor,
  reach: 'everyone',
  body: z.object({ key: z.enum(privacySettings), value: z.int() }),
})
