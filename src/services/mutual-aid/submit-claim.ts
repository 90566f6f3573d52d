import { Readable } from 'node:stream'
import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { storeFile } from '../../kernel/files/index.ts'
import { readIdNumber } from '../../kernel/people/index.ts'
import { giveConsent, requireConsent } from '../../kernel/privacy/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { sealText } from '../../platform/seal.ts'
import type { Claim } from './claims.model.ts'
import { decideCardNumber } from './claims.rules.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { refusal } from './errors.ts'
import { lockOwnClaim } from './find-claim.ts'
import { moveClaim } from './move-claim.ts'
import { policyOf } from './policies.store.ts'
import { type Settlement, settlementOf } from './settlements.queries.ts'
import { insertSubmission, type SealedSubmission } from './submissions.store.ts'
import { cardProblemText } from './text.ts'

export type SubmitClaim = {
  readonly claimId: string
  readonly idTail: string
  readonly bankName: string
  readonly cardNumber: string
  readonly holderName: string
  /** A PNG, base64. */
  readonly signature: string
  readonly agent?:
    | {
        readonly name: string
        readonly idNumber: string
        readonly relation: string
        readonly reason: 'incapacitated' | 'dead'
      }
    | undefined
  /** Of the consent given with this submission; absent when it was given before. */
  readonly consentVersion?: number | undefined
}

/**
 * 填报: hands in bank card, confirmation and signature. The first time it goes to the grassroots union; after a failed
 * payment the corrected card goes straight back to paying, for nothing else changed.
 */
export async function submitClaim(actor: Actor, input: SubmitClaim, idempotencyKey: string): Promise<void> {
  await transaction(actor, (tx) =>
    once(
      tx,
      actor,
      { key: idempotencyKey, request: { submit: input.claimId, tail: input.cardNumber.slice(-4) } },
      async () => {
        const claim = await lockOwnClaim(tx, actor, input.claimId)
        const settlement = await settlementOf(tx, claim)
        requireTrueSubmission(settlement, input)
        await requireHerConsent(tx, actor, input.consentVersion)
        await keepSubmission(tx, actor, claim, input)

        const policy = await policyOf(tx, claim.fund, claim.policyVersion)
        await moveClaim(
          tx,
          actor,
          claim,
          'submit',
          claim.state === 'fill' ? { dueDays: policy.stepDays.grassroots } : {},
        )
        await recordAudit(tx, actor, {
          action: 'mutual-aid.claim-submitted',
          subjectKind: 'mutual-aid.claim',
          subjectId: claim.id,
          orgId: claim.orgId,
          detail: { byAgent: input.agent !== undefined },
        })
        return null
      },
    ),
  )
}

/** 单独同意（《个人信息保护法》第二十九条）: her stay and her card are sensitive, and nothing of them is kept before. */
async function requireHerConsent(tx: Tx, actor: Actor, version: number | undefined): Promise<void> {
  const purpose = 'mutual-aid.claim'
  if (version !== undefined) await giveConsent(tx, actor, { purpose, version })
  await requireConsent(tx, actor.personId!, purpose)
}

function requireTrueSubmission(settlement: Settlement, input: SubmitClaim): void {
  confirmIdentity(settlement, input.idTail)
  const card = decideCardNumber(input.cardNumber)
  if (card !== 'right')
    throw refusal('mutual-aid.card-number-wrong', { problem: cardProblemText(card, input.cardNumber) })
  if (input.agent && readIdNumber(input.agent.idNumber).fault !== null) throw refusal('mutual-aid.agent-id-wrong')
  if (input.holderName !== (input.agent?.name ?? settlement.name)) throw refusal('mutual-aid.holder-not-claimant')
}

async function keepSubmission(tx: Tx, actor: Actor, claim: Claim, input: SubmitClaim): Promise<void> {
  const image = Buffer.from(input.signature.replace(/^data:image\/png;base64,/, ''), 'base64')
  if (image.length < 67 || image.readUInt32BE(0) !== 0x89504e47) throw refusal('mutual-aid.signature-unreadable')
  const file = await storeFile(tx, actor, {
    name: 'signature.png',
    purpose: 'signature',
    stream: Readable.from([image]),
  })
  const sealed: SealedSubmission = {
    cardNumber: input.cardNumber,
    holderName: input.holderName,
    agent: input.agent ? { name: input.agent.name, idNumber: input.agent.idNumber.toUpperCase() } : null,
  }
  await insertSubmission(tx, {
    ownerId: claim.ownerId,
    id: newId(),
    claimId: claim.id,
    submittedAt: now(),
    bankName: input.bankName,
    cardTail: input.cardNumber.slice(-4),
    sealed: sealText(config().sealKeys, JSON.stringify(sealed)),
    agentRelation: input.agent?.relation ?? null,
    agentReason: input.agent?.reason ?? null,
    signatureFileId: file.id,
  })
}
