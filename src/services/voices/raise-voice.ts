import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { type Membership, membershipsOf, type PersonId, personsByIds } from '../../kernel/people/index.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { VoiceChannel, VoiceWish } from './model.ts'
import { openVoice, type RaisedVoice } from './open-voice.ts'
import { reaches } from './reaches.ts'

/** 提出: a worker raises something with her own union. */
export function raiseVoice(
  actor: Actor,
  input: VoiceWish & { readonly named: 'named' | 'anonymous' },
  idempotencyKey: string,
): Promise<RaisedVoice> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { voice: input } }, async () => {
      const membership = (await membershipsOf(tx, actor.personId!)).find((one) => one.untilOn === null)
      if (!membership) throw refusal('voices.no-union')
      return openVoice(tx, actor, {
        ...input,
        membership,
        personName: actor.name,
        channel: 'self',
        representativeId: null,
        sourceId: null,
        settledBy: null,
      })
    }),
  )
}

export type RegisterVoice = VoiceWish & {
  readonly personId: PersonId
  readonly representativeId: PersonId | null
  readonly channel: Exclude<VoiceChannel, 'self'>
  readonly sourceId: string | null
  /** 当场解决的说明. */
  readonly settledBy: string | null
}

/** 代为登记: an officer writes down what a member says, solved on the spot or open. */
export function registerVoice(
  actor: Actor,
  input: Omit<RegisterVoice, 'sourceId'>,
  idempotencyKey: string,
): Promise<RaisedVoice> {
  requirePermission(actor, 'voices.register')
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { registration: input } }, () =>
      writeDown(tx, actor, { ...input, sourceId: null }),
    ),
  )
}

/** The same inside a deed that brings more about. */
export async function writeDown(tx: Tx, actor: Actor, input: RegisterVoice): Promise<RaisedVoice> {
  const membership = await requireMemberInReach(tx, actor, input.personId)
  if (input.representativeId) await requireMemberInReach(tx, actor, input.representativeId)
  const [person] = await personsByIds(tx, [input.personId])
  return openVoice(tx, actor, { ...input, named: 'named', membership, personName: person!.name })
}

async function requireMemberInReach(tx: Tx, actor: Actor, personId: PersonId): Promise<Membership> {
  const open = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
  if (!open || !reaches(actor, 'voices.register', open.orgPath)) throw refusal('voices.person-missing')
  return open
}
