import { z } from 'zod'
import { caseCard } from '../../kernel/cases/contract.ts'
import { credentialCard } from '../../kernel/credentials/contract.ts'
import { personCard } from '../../kernel/people/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { relation } from './family.contract.ts'
import { door, employmentForm } from './joining.contract.ts'

/** Why a membership ended. */
export const endingCause = z.enum(['asked', 'transferred', 'moved-away', 'dead', 'expelled', 'mistake'])
export type EndingCause = z.infer<typeof endingCause>

export const memberCard = personCard.extend({
  orgName: z.string(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date().nullable(),
  form: employmentForm.nullable(),
  tags: z.array(z.string()),
})
export type MemberCard = z.infer<typeof memberCard>

const wish = {
  orgId: idOf('orgs.org').optional(),
  state: z.enum(['member', 'left']).default('member'),
  tag: naming('credentials.kind', z.string().max(60)).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  search: z.string().trim().max(60).optional(),
}

export const listMembers = endpoint({
  method: 'GET',
  path: '/membership/members',
  summary: 'Members under an organisation, who joined last first; by tag, state, days of joining and text; by keyset.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  query: z.object({ ...wish, cursor: z.string().max(300).optional() }),
  answer: z.object({ members: z.array(memberCard), next: z.string().nullable(), memberCount: z.int() }),
})

export const exportMembers = endpoint({
  method: 'GET',
  path: '/membership/members/file',
  summary: 'The same list as a file, masked like the screen, at most 20,000 rows.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  perMinute: 6,
  query: z.object({
    ...wish,
    format: z.enum(['csv', 'xlsx', 'pdf']).default('xlsx'),
    reason: z.string().trim().min(2).max(200),
  }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
})

export const memberDetail = z.object({
  person: personCard,
  orgName: z.string().nullable(),
  memberships: z.array(z.object({ orgName: z.string(), fromOn: z.iso.date(), untilOn: z.iso.date().nullable() })),
  admissions: z.array(
    z.object({
      kind: z.enum(['joined', 'returned', 'transferred']),
      orgName: z.string(),
      joinedOn: z.iso.date(),
      form: employmentForm,
      employerName: z.string(),
      door,
      admittedBy: z.string(),
    }),
  ),
  endings: z.array(
    z.object({
      orgName: z.string(),
      leftOn: z.iso.date(),
      cause: endingCause,
      remark: z.string(),
      endedBy: z.string(),
    }),
  ),
  tags: z.array(credentialCard),
  relatives: z.array(z.object({ relation, maskedName: z.string(), age: z.int(), minor: z.boolean() })),
  openCases: z.array(caseCard),
})
export type MemberDetail = z.infer<typeof memberDetail>

export const getMember = endpoint({
  method: 'GET',
  path: '/membership/members/:id',
  summary: 'A member whole: where she belonged, how she came, what she holds, her family, what is open.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('people.person') }),
  answer: memberDetail,
})

export const endMembership = endpoint({
  method: 'POST',
  path: '/membership/members/:id/ending',
  summary: 'Ends a membership, with cause and reason.',
  door: { permission: 'membership.admit' },
  reach: 'subtree',
  params: z.object({ id: idOf('people.person') }),
  body: z.object({
    cause: z.enum(['moved-away', 'dead', 'expelled', 'mistake']),
    on: z.iso.date(),
    remark: z.string().trim().min(2).max(300),
  }),
})

export const admitAtCounter = endpoint({
  method: 'POST',
  path: '/membership/members',
  summary: 'Enters somebody at the counter whose id card the officer has seen.',
  door: { permission: 'membership.admit' },
  reach: 'subtree',
  perMinute: 30,
  movesValue: true,
  body: z.object({
    orgId: idOf('orgs.org'),
    name: z.string().trim().min(2).max(40),
    idNumber: naming('people.id-number', z.string().trim().min(15).max(18)),
    phone: naming('people.phone', z.string().regex(/^1[3-9]\d{9}$/)),
    form: employmentForm,
    employerName: z.string().trim().max(60),
  }),
  answer: z.object({ personId: z.uuid() }),
})
