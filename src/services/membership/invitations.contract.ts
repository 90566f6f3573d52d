import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

export const invitationState = z.enum(['open', 'expired', 'used-up', 'closed'])
export type InvitationState = z.infer<typeof invitationState>

export const invitationCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  code: z.string(),
  remark: z.string(),
  madeByName: z.string(),
  madeAt: z.iso.datetime(),
  lastOn: z.iso.date(),
  mostUses: z.int().nullable(),
  uses: z.int(),
  state: invitationState,
})
export type InvitationCard = z.infer<typeof invitationCard>

export const readInvitation = endpoint({
  method: 'GET',
  path: '/membership/invitations/:code',
  summary: 'Which union invites with this code; refused when it is no longer good. For anybody who has it.',
  door: 'public',
  reach: 'bearer',
  perMinute: 30,
  params: z.object({ code: naming('membership.invitation-code', z.string().trim().min(6).max(20)) }),
  answer: z.object({ orgId: z.uuid(), orgName: z.string(), lastOn: z.iso.date() }),
})

export const listInvitations = endpoint({
  method: 'GET',
  path: '/membership/invitations',
  summary: 'Invitations of unions under one organisation, the newest first, at most 200.',
  door: { permission: 'membership.invite' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ invitations: z.array(invitationCard) }),
})

export const makeInvitation = endpoint({
  method: 'POST',
  path: '/membership/invitations',
  summary: 'Makes a code by which people may join a union.',
  door: { permission: 'membership.invite' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    remark: z.string().trim().max(100).default(''),
    lastOn: z.iso.date(),
    mostUses: z.int().min(1).max(100_000).nullable().default(null),
  }),
  answer: invitationCard,
})

export const closeInvitation = endpoint({
  method: 'POST',
  path: '/membership/invitations/:id/closing',
  summary: 'Closes an invitation before its end.',
  door: { permission: 'membership.invite' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.invitation') }),
})
