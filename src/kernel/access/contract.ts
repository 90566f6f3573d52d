import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { naming } from '../../platform/http/thing.ts'
import { orgCard } from '../orgs/contract.ts'
import { proofCode } from './second-factor.contract.ts'

export {
  explainAccess,
  findColleagues,
  getAccount,
  giveRole,
  lendRole,
  listAccounts,
  listDelegations,
  listRoles,
  lockAccount,
  openOfficerAccount,
  openPartnerAccount,
  resetPassword,
  resetSecondFactor,
  setPassword,
  takeRole,
  unlockAccount,
} from './accounts.contract.ts'
export {
  confirmSecondFactor,
  getSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.contract.ts'
export { listMySessions, revokeOtherSessions, revokeSession } from './sessions.contract.ts'

export const grantCard = z.object({
  role: z.string(),
  roleName: z.string(),
  org: orgCard,
  permissions: z.array(z.string()),
})

/** Whoever is signed in: a worker has no grants, an officer has some. */
export const me = z.object({
  personId: z.uuid(),
  name: z.string(),
  maskedPhone: z.string().nullable(),
  kind: z.enum(['worker', 'officer']),
  homeOrg: orgCard.nullable(),
  grants: z.array(grantCard),
  /** A partner sees the rooms of her role and little else. */
  accountKind: z.enum(['officer', 'partner']).nullable(),
  /** The last four signs of her account, for the mark across pages with persons. */
  accountTail: z.string().nullable(),
  /** Codes and passwords are shown on the page only in a demonstration. */
  demo: z.boolean(),
  signedInAt: z.iso.datetime(),
})
export type Me = z.infer<typeof me>

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in.',
  door: 'signed-in',
  reach: 'self',
  answer: me,
})

export const signInWithPassword = endpoint({
  method: 'POST',
  path: '/sessions/password',
  summary: 'Signs an officer in by account and password; sets the session cookie.',
  door: 'public',
  reach: 'bearer',
  perMinute: 20,
  body: z.object({
    account: naming('access.account', z.string().trim().min(1).max(60)),
    password: z.string().min(1).max(200),
    /** Six digits of an authenticator or a recovery code; where one is bound and none is given, the answer says so. */
    code: proofCode.optional(),
  }),
  answer: me,
})

export const sendSmsCode = endpoint({
  method: 'POST',
  path: '/sms-codes',
  summary: 'Sends a sign-in code to a phone. The answer is the same whether or not the phone is known.',
  door: 'public',
  reach: 'everyone',
  perMinute: 10,
  body: z.object({ phone: naming('people.phone', z.string().regex(/^1[3-9]\d{9}$/)) }),
  /** `demoCode` is filled only in a demonstration, from the SMS simulator. */
  answer: z.object({ resendAfterSeconds: z.int(), demoCode: z.string().nullable() }),
})

export const signInWithSmsCode = endpoint({
  method: 'POST',
  path: '/sessions/sms',
  summary: 'Signs a worker in by phone and code; sets the session cookie.',
  door: 'public',
  reach: 'bearer',
  perMinute: 20,
  body: z.object({
    phone: naming('people.phone', z.string().regex(/^1[3-9]\d{9}$/)),
    code: z.string().regex(/^\d{6}$/),
    /** Where several share the phone: one of the `choices` that `access.person-to-choose` told, with `names` beside them. */
    choice: naming('platform.secret', z.uuid()).optional(),
  }),
  answer: me,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/sessions/current',
  summary: 'Ends this session.',
  door: 'signed-in',
  reach: 'self',
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  summary: 'Changes the password and ends every other session of the account.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 5,
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(10).max(200) }),
})

/** The people a visitor may try in a demonstration; empty otherwise. */
export const listDemoSignIns = endpoint({
  method: 'GET',
  path: '/demo-sign-ins',
  summary: 'Accounts of the demonstration, empty in production.',
  door: 'public',
  reach: 'everyone',
  answer: z.object({
    officers: z.array(
      z.object({
        account: z.string(),
        password: z.string(),
        name: z.string(),
        roleName: z.string(),
        orgName: z.string(),
      }),
    ),
    workers: z.array(z.object({ phone: z.string(), name: z.string(), note: z.string() })),
  }),
})
