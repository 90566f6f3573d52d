import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

const read = { permission: 'access.account.read' } as const
const guard = { permission: 'access.account.guard' } as const

const accountKind = z.enum(['officer', 'partner'])
const accountName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/)
const params = z.object({ id: idOf('access.holder') })
const reason = z.object({ reason: z.string().trim().min(2).max(200) })

/** `code` is shown only where it could not be sent to the person's own phone, and in a demonstration. */
const passwordCode = z.object({ sentTo: z.string().nullable(), code: z.string().nullable(), validHours: z.int() })

export const listAccounts = endpoint({
  method: 'GET',
  path: '/access/accounts',
  summary: 'Accounts of an organisation and all below it, by account name, 50 a page.',
  door: read,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org'),
    search: z.string().trim().max(60).optional(),
    role: z.string().max(60).optional(),
    kind: accountKind.optional(),
    state: z.enum(['locked', 'waiting', 'no-role']).optional(),
    cursor: z.string().max(60).optional(),
  }),
  answer: z.object({
    accounts: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        holderName: z.string(),
        kind: accountKind,
        orgName: z.string(),
        locked: z.boolean(),
        passwordSet: z.boolean(),
        roles: z.array(z.object({ name: z.string(), orgName: z.string(), lent: z.boolean() })),
      }),
    ),
    next: z.string().nullable(),
  }),
})

const grant = z.object({
  id: z.uuid(),
  role: z.string(),
  roleName: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  fromOn: z.iso.date(),
  /** First day without; null while no end is set. */
  untilOn: z.iso.date().nullable(),
  grantedByName: z.string(),
  lent: z.boolean(),
  inForce: z.boolean(),
})

export const getAccount = endpoint({
  method: 'GET',
  path: '/access/accounts/:id',
  summary: 'One account: its state, its use, and its roles as far as they concern the reader.',
  door: read,
  reach: 'subtree',
  params,
  answer: z.object({
    id: z.uuid(),
    name: z.string(),
    holderName: z.string(),
    kind: accountKind,
    orgId: z.uuid(),
    orgName: z.string(),
    maskedPhone: z.string().nullable(),
    openedAt: z.iso.datetime(),
    lockedAt: z.iso.datetime().nullable(),
    lockReason: z.string().nullable(),
    passwordChangedAt: z.iso.datetime().nullable(),
    factorBoundAt: z.iso.datetime().nullable(),
    lastSeenAt: z.iso.datetime().nullable(),
    liveSessions: z.int(),
    grants: z.array(grant),
    grantsElsewhere: z.int(),
  }),
})

export const openOfficerAccount = endpoint({
  method: 'POST',
  path: '/access/accounts',
  summary: 'Opens an officer’s account; its holder sets the password by a one-time code.',
  door: { permission: 'access.account.open' },
  reach: 'subtree',
  perMinute: 30,
  body: z.object({
    name: z.string().trim().min(1).max(50),
    idNumber: naming('platform.new', z.string().trim().min(15).max(18)),
    phone: naming('platform.new', z.string().regex(/^1[3-9]\d{9}$/)).nullable(),
    account: naming('platform.new', accountName),
    orgId: idOf('orgs.org'),
  }),
  answer: passwordCode.extend({ personId: z.uuid() }),
})

export const openPartnerAccount = endpoint({
  method: 'POST',
  path: '/access/partners',
  summary: 'Opens a partner’s account with its one role; its holder sets the password by a one-time code.',
  door: { permission: 'access.partner.open' },
  reach: 'subtree',
  perMinute: 30,
  body: z.object({
    name: z.string().trim().min(1).max(50),
    idNumber: naming('platform.new', z.string().trim().min(15).max(18)),
    phone: naming('platform.new', z.string().regex(/^1[3-9]\d{9}$/)).nullable(),
    account: naming('platform.new', accountName),
    orgId: idOf('orgs.org'),
    role: z.string().max(60),
  }),
  answer: passwordCode.extend({ personId: z.uuid() }),
})

export const lockAccount = endpoint({
  method: 'POST',
  path: '/access/accounts/:id/lock',
  summary: 'Locks an account and ends its sessions.',
  door: guard,
  reach: 'subtree',
  params,
  body: reason,
})

export const unlockAccount = endpoint({
  method: 'POST',
  path: '/access/accounts/:id/unlock',
  summary: 'Unlocks an account.',
  door: guard,
  reach: 'subtree',
  params,
  body: reason,
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/access/accounts/:id/password-codes',
  summary: 'Makes a one-time code by which the holder sets a new password.',
  door: guard,
  reach: 'subtree',
  perMinute: 30,
  params,
  body: reason,
  answer: passwordCode,
})

export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/access/accounts/:id/second-factor-removal',
  summary: 'Unbinds the authenticator of a holder who has lost it and the recovery codes.',
  door: guard,
  reach: 'subtree',
  params,
  body: reason,
})

export const giveRole = endpoint({
  method: 'POST',
  path: '/access/accounts/:id/grants',
  summary:
    'Grants a role over an organisation; the first security and audit administrators are the system’s to appoint.',
  door: read,
  reach: 'subtree',
  params,
  body: z.object({
    role: z.string().max(60),
    orgId: idOf('orgs.org'),
    on: z.iso.date(),
    until: z.iso.date().nullable(),
  }),
})

export const takeRole = endpoint({
  method: 'DELETE',
  path: '/access/grants/:id',
  summary: 'Ends a grant at once; a lent one also by whoever lent it.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('access.grant') }),
})

export const listRoles = endpoint({
  method: 'GET',
  path: '/access/roles',
  summary: 'Every role and what it permits.',
  door: 'signed-in',
  reach: 'everyone',
  answer: z.object({
    roles: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        duty: z.enum(['none', 'system', 'security', 'audit']),
        holder: accountKind,
        secondFactor: z.enum(['optional', 'required']),
        permissions: z.array(z.string()),
      }),
    ),
    permissions: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
})

export const explainAccess = endpoint({
  method: 'GET',
  path: '/access/accounts/:id/reasons',
  summary: 'Why somebody may do a thing at an organisation or not, and who could change it.',
  door: read,
  reach: 'subtree',
  params,
  query: z.object({ permission: z.string().max(100), orgId: idOf('orgs.org') }),
  answer: z.object({
    may: z.boolean(),
    obstacles: z.array(z.enum(['no-role', 'locked', 'no-password', 'no-factor'])),
    bearings: z.array(
      z.object({
        grant,
        standing: z.enum(['gives', 'ended', 'to-come', 'source-ended', 'elsewhere']),
        needsFactor: z.boolean(),
      }),
    ),
    org: z.object({ id: z.uuid(), name: z.string() }),
    carriers: z.array(z.object({ key: z.string(), name: z.string() })),
    givers: z.array(z.object({ name: z.string(), roleName: z.string(), orgName: z.string() })),
  }),
})

export const setPassword = endpoint({
  method: 'POST',
  path: '/password-settings',
  summary: 'Sets the first or a new password by a one-time code.',
  door: 'public',
  reach: 'bearer',
  perMinute: 10,
  body: z.object({
    account: naming('access.account', z.string().trim().min(1).max(60)),
    code: z.string().trim().min(1).max(40),
    next: z.string().min(10).max(200),
  }),
})

const delegation = z.object({
  id: z.uuid(),
  roleName: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  from: z.iso.date(),
  lastDay: z.iso.date().nullable(),
  over: z.boolean(),
})

export const listDelegations = endpoint({
  method: 'GET',
  path: '/me/delegations',
  summary: 'My roles that can be lent, what I have lent, and what was lent to me.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    own: z.array(delegation),
    given: z.array(delegation.extend({ person: z.string() })),
    received: z.array(delegation.extend({ person: z.string(), inForce: z.boolean() })),
  }),
})

export const findColleagues = endpoint({
  method: 'GET',
  path: '/me/colleagues',
  summary: 'Officers of the subtrees I answer for, by name or account, at most 20.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({ search: z.string().trim().min(1).max(60) }),
  answer: z.object({
    people: z.array(z.object({ id: z.uuid(), name: z.string(), holderName: z.string(), orgName: z.string() })),
  }),
})

export const lendRole = endpoint({
  method: 'POST',
  path: '/me/delegations',
  summary: 'Lends a role of mine to another officer of my subtree until a day.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  body: z.object({
    grantId: idOf('access.grant'),
    orgId: idOf('orgs.org'),
    personId: idOf('access.holder'),
    from: z.iso.date(),
    lastDay: z.iso.date(),
  }),
})
