import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const fileCard = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  uploadedAt: z.iso.datetime(),
})
export type FileCard = z.infer<typeof fileCard>

export const uploadFile = endpoint({
  method: 'POST',
  path: '/files',
  summary: 'Stores one file, streamed as the raw body; the name travels in the query.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({
    name: z.string().trim().min(1).max(200),
    purpose: z.string().max(60),
    /** `nobody`: no officer finds it until a deed attaches it; for what somebody may yet hand in anonymously. */
    shownTo: z.enum(['unit', 'nobody']).default('unit'),
  }),
  upload: true,
  answer: fileCard,
})

export const downloadFile = endpoint({
  method: 'GET',
  path: '/files/:id/content',
  summary: 'The bytes of a file the reader may see.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('files.file') }),
  download: ['application/octet-stream'],
})
