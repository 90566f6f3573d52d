import type { Actor } from '../../kernel/access/index.ts'
import { advanceCases, type Move } from '../../kernel/cases/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { claimCase } from './claim-case.ts'
import type { ClaimState } from './claims.contract.ts'
import type { Claim, ClaimAction } from './claims.model.ts'
import { setState } from './claims.store.ts'

/** What became of each of many. */
export type EachMoved = {
  readonly moved: readonly Claim[]
  readonly refused: readonly { readonly claimId: string; readonly refusal: Refusal }[]
}

/** Moves a claim and its case together; the case's table says whether the actor may. */
export async function moveClaim(
  tx: Tx,
  actor: Actor,
  claim: Claim,
  action: ClaimAction,
  move: Move<ClaimState> = {},
): Promise<void> {
  await moveAllClaims(tx, actor, [claim], action, move)
}

/** Moves many claims of one state, all or none, such as after the bank's answer. */
export async function moveAllClaims(
  tx: Tx,
  actor: Actor,
  claims: readonly Claim[],
  action: ClaimAction,
  move: Move<ClaimState> = {},
): Promise<void> {
  const { refused } = await moveEachClaim(tx, actor, claims, action, move)
  if (refused[0]) throw refused[0].refusal
}

/** Moves those of many claims that may be moved, in set-based statements; the others are told apart with the reason. */
export async function moveEachClaim(
  tx: Tx,
  actor: Actor,
  claims: readonly Claim[],
  action: ClaimAction,
  move: Move<ClaimState> = {},
): Promise<EachMoved> {
  if (claims.length === 0) return { moved: [], refused: [] }
  const ids = claims.map((claim) => claim.id)
  const { moved, refused } = await advanceCases(tx, actor, claimCase, ids, action, move)
  const movedIds = new Set(moved.map((row) => row.id))
  const first = moved[0]
  if (first) await setState(tx, [...movedIds], first.state as ClaimState, first.stageSince)
  return {
    moved: claims.filter((claim) => movedIds.has(claim.id)),
    refused: refused.map(({ caseId, refusal }) => ({ claimId: caseId, refusal })),
  }
}
