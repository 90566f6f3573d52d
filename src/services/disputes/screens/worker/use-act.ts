import { useState } from 'react'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { toast } from '../../../../ui/Toast.tsx'

/** One act of the worker: while it is under way, what went wrong, and the word when it is done. */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function act(deed: () => Promise<unknown>, done: string): Promise<boolean> {
    setBusy(true)
    const failed = await problemFrom(deed())
    setBusy(false)
    setProblem(failed)
    if (failed) return false
    await Promise.all([askAgain('/me'), askAgain('/disputes'), askAgain('/cases')])
    toast(done)
    return true
  }

  return { act, busy, problem }
}
