import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { newId } from '../../../../platform/ids.ts'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { applyForFounding, resubmitApplication } from '../../foundings.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { type ApplyDraft, dropApplyDraft } from './draft.ts'

/**
 * Sends an application, or what was sent back. While the server has not been heard the same key is used again, so that it
 * is one application; after a refusal the next attempt is a new intent.
 */
export function useApplying({ reader, go }: PageGiven, about: string) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())

  async function send(draft: ApplyDraft): Promise<void> {
    const wish = {
      kind: draft.kind,
      name: draft.name.trim(),
      creditCode: draft.creditCode || null,
      employerName: draft.employerName.trim(),
      employerCreditCode: draft.employerCreditCode.trim() || null,
      workerCount: Number(draft.workers),
      memberCount: Number(draft.members),
      founderName: draft.founderName.trim(),
      remark: draft.remark.trim(),
      fileIds: draft.files.map((file) => file.id),
    }
    setBusy(true)
    setProblem(null)
    const sending: Promise<unknown> =
      about === 'new'
        ? call(applyForFounding, { body: { ...wish, parentId: draft.parentId } }, { idempotencyKey: key.current })
        : call(resubmitApplication, { params: { id: about }, body: wish })
    const failed = await problemFrom(sending)
    setBusy(false)
    setProblem(failed)
    if (failed && failed.status !== 0) key.current = newId()
    if (failed) return
    dropApplyDraft(reader!.personId, about)
    await Promise.all([askAgain('/me'), askAgain('/unions'), askAgain('/cases')])
    toast(about === 'new' ? text.sent : text.resent)
    go(about === 'new' ? '/unions' : `/unions/applications/${about}`, 'rewind')
  }

  return { send, busy, problem }
}
