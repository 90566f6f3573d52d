import type { Actor } from '../../kernel/access/index.ts'
import { advanceCase, advanceCases, type Move } from '../../kernel/cases/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { claimCase } from './claim-case.ts'
import type { ClaimState } from './claims.contract.ts'
import type { Claim, ClaimAction } from './claims.model.ts'
import { setState } from './claims.store.ts'

/** Moves a claim and its case together; the case's table says whether the actor may. */
export async function moveClaim(
  tx: Tx,
  actor: Actor,
  claim: Claim,
  action: ClaimAction,
  move: Move<ClaimState> = {},
): Promise<ClaimState> {
  const moved = await advanceCase(tx, actor, claimCase, claim.id, action, move)
  await setState(tx, [claim.id], moved.state as ClaimState, moved.stageSince)
  return moved.state as ClaimState
}

/** Moves many claims of one state, all or none, such as after the bank's answer. */
export async function moveClaims(
  tx: Tx,
  actor: Actor,
  claims: readonly Claim[],
  action: ClaimAction,
  move: Move<ClaimState> = {},
): Promise<void> {
  if (claims.length === 0) return
  const { moved, refused } = await advanceCases(
    tx,
    actor,
    claimCase,
    claims.map((claim) => claim.id),
    action,
    move,
  )
  if (refused[0]) throw refused[0].refusal
  const first = moved[0]!
  await setState(
    tx,
    claims.map((claim) => claim.id),
    first.state as ClaimState,
    first.stageSince,
  )
}
