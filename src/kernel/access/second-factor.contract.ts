import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'

/** Six digits of an authenticator or a recovery code, as typed. */
export const proofCode = z.string().trim().min(6).max(20)
const proof = z.object({ password: z.string().min(1).max(200), code: proofCode.optional() })
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const getSecondFactor = endpoint({
  method: 'GET',
  path: '/me/second-factor',
  summary: 'Whether an authenticator is bound, and which roles wait for one.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    boundAt: z.iso.datetime().nullable(),
    recoveryCodesLeft: z.int(),
    /** Names of held roles that do not come with this session until it shows a second factor. */
    waitingRoles: z.array(z.string()),
    demanded: z.boolean(),
  }),
})

export const offerSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor/offers',
  summary: 'Shows a new secret for an authenticator; a code confirms it within ten minutes.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 10,
  body: proof,
  answer: z.object({ secret: z.string(), address: z.string(), validMinutes: z.int() }),
})

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor',
  summary: 'Binds the authenticator that shows the right code; answers ten recovery codes, once.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 10,
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
  answer: recoveryCodes,
})

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/me/second-factor/recovery-codes',
  summary: 'Ten new recovery codes in place of the old.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 10,
  body: proof,
  answer: recoveryCodes,
})

export const removeSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor/removal',
  summary: 'Unbinds the authenticator; refused while a role demands one.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 10,
  body: proof,
})
