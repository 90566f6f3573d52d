import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { newId } from '../../../../platform/ids.ts'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { submitClaim } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { type ClaimDraft, dropClaimDraft } from './draft.ts'
import { claimPath } from './use-claim.ts'

/** What she confirms on the last page; the consent only when she had not given it before. */
type Confirmed = { readonly idTail: string; readonly signature: string; readonly consentVersion?: number }

/**
 * Hands the claim in. While the server has not been heard the same key is used again, so that it is handed in once;
 * after a refusal the next attempt is a new intent.
 */
export function useSending({ params, reader, go }: PageGiven) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const intent = useRef({ key: newId(), about: '' })
  const claimId = params.id!

  async function send(draft: ClaimDraft, confirmed: Confirmed): Promise<void> {
    const body = {
      ...confirmed,
      bankName: draft.bankName.trim(),
      cardNumber: draft.cardNumber,
      holderName: draft.agent?.name ?? reader!.name,
      ...(draft.agent && { agent: draft.agent }),
    }
    const about = JSON.stringify(body)
    if (intent.current.about !== about) intent.current = { key: newId(), about }
    setBusy(true)
    setProblem(null)
    const failed = await problemFrom(
      call(submitClaim, { params: { id: claimId }, body }, { idempotencyKey: intent.current.key }),
    )
    if (failed?.status !== 0) await askAgain('/me')
    setBusy(false)
    setProblem(failed)
    if (failed && failed.status !== 0) intent.current = { key: newId(), about: '' }
    if (failed) return
    dropClaimDraft(reader!.personId, claimId)
    toast(text.sign.sent)
    go(claimPath(claimId), 'rewind')
  }

  return { send, busy, problem }
}
