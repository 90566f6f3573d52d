import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { newId } from '../../../../platform/ids.ts'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { raiseClaim, supplementClaim } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { type ClaimDraft, claimFrom, dropClaimDraft } from './draft.ts'

/**
 * Sends a claim, or what was sent back. While the server has not been heard the same key is used again, so that it is one
 * claim; after a refusal the next attempt is a new intent.
 */
export function useRaising({ reader, go }: PageGiven, about: string) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())

  async function send(draft: ClaimDraft): Promise<void> {
    setBusy(true)
    setProblem(null)
    let raised = about
    const sending = async () => {
      if (about !== 'new') return call(supplementClaim, { params: { id: about }, body: claimFrom(draft) })
      const body = {
        ...claimFrom(draft),
        orgId: draft.orgId,
        stationId: draft.stationId || null,
        phone: draft.phone,
        respondents: [{ name: draft.firm.trim(), creditCode: draft.code.trim() || null }],
      }
      raised = (await call(raiseClaim, { body }, { idempotencyKey: key.current })).id
    }
    const failed = await problemFrom(sending())
    setBusy(false)
    setProblem(failed)
    if (failed && failed.status !== 0) key.current = newId()
    if (failed) return
    dropClaimDraft(reader!.personId, about)
    await Promise.all([askAgain('/me'), askAgain('/cases')])
    toast(about === 'new' ? text.sent : text.resent)
    go(`/disputes/${raised}`, 'replace')
  }

  return { send, busy, problem }
}
