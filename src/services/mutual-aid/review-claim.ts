import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit, recordAudits } from '../../kernel/audit/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { bookApprovals } from './books.ts'
import type { ClaimState } from './claims.contract.ts'
import type { Claim } from './claims.model.ts'
import { decideNextState } from './claims.rules.ts'
import { lockClaim, lockEachClaim } from './find-claim.ts'
import { type EachMoved, moveClaim, moveEachClaim } from './move-claim.ts'
import type { PolicyDocument } from './policies.contract.ts'
import { policiesOf, policyOf } from './policies.store.ts'

/** Claims that go to the same place under the same policy. */
type Group = { readonly next: ClaimState; readonly policy: PolicyDocument; readonly claims: Claim[] }

/** 审核通过: approves one claim at the level where it lies; refuses as `approveClaims` tells apart. */
export async function approveClaim(actor: Actor, input: { claimId: string; note: string }): Promise<void> {
  const { refused } = await approveClaims(actor, { claimIds: [input.claimId], note: input.note })
  if (refused[0]) throw refused[0].refusal
}

/**
 * Approves many, each at the level where it lies. The last approval books it as payable; above the policy's limit the
 * city needs a second person, and nobody approves what she herself moved last. Who is refused does not stop the others.
 */
export async function approveClaims(
  actor: Actor,
  input: { claimIds: readonly string[]; note: string },
): Promise<EachMoved> {
  return transaction(actor, async (tx) => {
    const { claims, missing } = await lockEachClaim(tx, input.claimIds)
    const moved: Claim[] = []
    const refused = [...missing]
    for (const { next, policy, claims: some } of await groupsOf(tx, claims)) {
      const dueDays = next === 'county' ? policy.stepDays.county : policy.stepDays.city
      const move = { to: next, note: input.note, ...(next !== 'paying' && { dueDays }) }
      const done = await moveEachClaim(tx, actor, some, 'approve', move)
      if (next === 'paying') await bookApprovals(tx, policy.fund, done.moved)
      moved.push(...done.moved)
      refused.push(...done.refused)
    }
    await recordAudits(
      tx,
      actor,
      moved.map((claim) => ({
        action: 'mutual-aid.claim-approved',
        subjectKind: 'mutual-aid.claim',
        subjectId: claim.id,
        orgId: claim.orgId,
        detail: { from: claim.state, payableFen: claim.payableFen },
      })),
    )
    return { moved, refused }
  })
}

async function groupsOf(tx: Tx, claims: readonly Claim[]): Promise<Group[]> {
  const policies = await policiesOf(tx, claims)
  const groups = new Map<string, Group>()
  for (const claim of claims) {
    const policy = policies.get(`${claim.fund} ${claim.policyVersion}`)!
    const next = decideNextState(claim.state, claim.payableFen, policy.fourEyesAboveFen)
    const key = `${claim.fund} ${claim.policyVersion} ${claim.state} ${next}`
    const group = groups.get(key) ?? { next, policy, claims: [] }
    group.claims.push(claim)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** 退回本人: sends a claim back to the person with what to correct. */
export async function sendBackClaim(actor: Actor, input: { claimId: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const claim = await lockClaim(tx, input.claimId)
    const policy = await policyOf(tx, claim.fund, claim.policyVersion)
    await moveClaim(tx, actor, claim, 'send-back', { note: input.note, dueDays: policy.stepDays.fill })
    await recordAudit(tx, actor, {
      action: 'mutual-aid.claim-sent-back',
      subjectKind: 'mutual-aid.claim',
      subjectId: claim.id,
      orgId: claim.orgId,
      detail: { from: claim.state },
    })
  })
}
