import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const noticeCard = z.object({
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  /** Where a tap leads, inside the app. */
  link: z.string().nullable(),
  sentAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type NoticeCard = z.infer<typeof noticeCard>

export const listMyNotices = endpoint({
  method: 'GET',
  path: '/me/notices',
  summary: 'The reader’s notices, newest first.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({ cursor: idOf('notices.notice').optional() }),
  answer: z.object({ notices: z.array(noticeCard), unread: z.int(), next: z.string().nullable() }),
})

export const readNotice = endpoint({
  method: 'POST',
  path: '/me/notices/:id/reading',
  summary: 'Marks a notice as read.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('notices.notice') }),
})
