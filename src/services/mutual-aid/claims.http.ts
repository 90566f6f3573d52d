import { type Actor, route } from '../../kernel/access/index.ts'
import { caseRefusalText } from '../../kernel/cases/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { checkCard } from './check-card.ts'
import * as contract from './claims.contract.ts'
import { declineClaim } from './decline-claim.ts'
import { exportClaims } from './export-claims.ts'
import { lapseClaim } from './lapse-claim.ts'
import type { EachMoved } from './move-claim.ts'
import { notifyClaimant, notifyClaimants } from './notify-claimant.ts'
import { objectToClaim } from './object-to-claim.ts'
import { listClaims, listMyClaims, readClaim, readMyClaim } from './read-claims.ts'
import { approveClaim, approveClaims, sendBackClaim } from './review-claim.ts'
import { submitClaim } from './submit-claim.ts'
import { refusalText } from './text.ts'

export const claimRoutes: Route<Actor>[] = [
  route(contract.listClaims, ({ who, query }) => listClaims(who, query)),
  route(contract.exportClaims, ({ who, query }) => exportClaims(who, query)),
  route(contract.getClaim, ({ who, params }) => readClaim(who, params.id)),
  route(contract.notifyClaimant, ({ who, params, body }) => notifyClaimant(who, { claimId: params.id, ...body })),
  route(contract.notifyClaimants, async ({ who, body }) =>
    presentEach(await notifyClaimants(who, { claimIds: body.claimIds, by: 'app', note: '' })),
  ),
  route(contract.reviewClaim, ({ who, params, body }) => {
    const input = { claimId: params.id, note: body.note }
    return body.decision === 'approve' ? approveClaim(who, input) : sendBackClaim(who, input)
  }),
  route(contract.reviewClaims, async ({ who, body }) =>
    presentEach(await approveClaims(who, { claimIds: body.claimIds, note: '' })),
  ),
  route(contract.lapseClaim, ({ who, params, body }) => lapseClaim(who, { claimId: params.id, note: body.note })),
  route(contract.listMyClaims, ({ who }) => listMyClaims(who)),
  route(contract.getMyClaim, ({ who, params }) => readMyClaim(who, params.id)),
  route(contract.submitClaim, ({ who, params, body, idempotencyKey }) =>
    submitClaim(who, { claimId: params.id, ...body }, idempotencyKey),
  ),
  route(contract.checkBankCard, async ({ body }) => checkCard(body.cardNumber)),
  route(contract.objectToClaim, ({ who, params, body }) => objectToClaim(who, { claimId: params.id, text: body.text })),
  route(contract.declineClaim, ({ who, params, body }) =>
    declineClaim(who, { claimId: params.id, idTail: body.idTail }),
  ),
]

const sentences: Record<string, string> = { ...caseRefusalText, ...refusalText }

function presentEach(result: EachMoved) {
  return {
    done: result.moved.length,
    refused: result.refused.map(({ claimId, refusal }) => ({
      claimId,
      because: fillSentence(sentences[refusal.code] ?? refusal.code, refusal.facts),
    })),
  }
}
