import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

/** Which list a view is for, as the console's address names it. */
const place = z.string().regex(/^\/[a-z0-9/-]{0,99}$/)

export const viewCard = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The filters, as they stand in the address. */
  query: z.string(),
  mine: z.boolean(),
  shared: z.boolean(),
  madeByName: z.string(),
})
export type ViewCard = z.infer<typeof viewCard>

export const listViews = endpoint({
  method: 'GET',
  path: '/cases/views',
  summary: 'Filters that the caller saved for a list, and those that her desks share.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  query: z.object({ place }),
  answer: z.object({ views: z.array(viewCard) }),
})

export const saveView = endpoint({
  method: 'POST',
  path: '/cases/views',
  summary: 'Saves filters under a name, for the caller alone or for the officers of one of her organisations.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  body: z.object({
    place,
    name: z.string().trim().min(1).max(30),
    query: z.string().max(1000),
    deskOrgId: idOf('orgs.org').nullable(),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const dropView = endpoint({
  method: 'DELETE',
  path: '/cases/views/:id',
  summary: 'Removes filters that the caller saved.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('cases.view') }),
})

export const templateCard = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its places filled from the case. */
  text: z.string(),
  orgName: z.string(),
  /** Whether the reader may remove it. */
  mayDrop: z.boolean(),
})
export type TemplateCard = z.infer<typeof templateCard>

export const listTemplates = endpoint({
  method: 'GET',
  path: '/cases/:id/templates',
  summary: 'Reply templates for the type of a case, of the reader’s unions and those above, filled from the case.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: idOf('cases.case') }),
  answer: z.object({ templates: z.array(templateCard) }),
})

export const keepTemplate = endpoint({
  method: 'POST',
  path: '/cases/templates',
  summary: 'Keeps a sentence for answers at an organisation, for one type of case or for all; used below it too.',
  door: { permission: 'cases.template' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    type: z.string().max(60).nullable(),
    name: z.string().trim().min(1).max(40),
    text: z.string().trim().min(2).max(1000),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const dropTemplate = endpoint({
  method: 'DELETE',
  path: '/cases/templates/:id',
  summary: 'Removes a template of an organisation that the caller answers for.',
  door: { permission: 'cases.template' },
  reach: 'subtree',
  params: z.object({ id: idOf('cases.template') }),
})
