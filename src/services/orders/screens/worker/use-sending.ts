import { useRef, useState } from 'react'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { newId } from '../../../../platform/ids.ts'

/**
 * Sends something once: while the server has not been heard the same key is used again, after a refusal a new one.
 * What is shown of the person is asked anew.
 */
export function useSending() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())

  async function send(deed: (idempotencyKey: string) => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    setProblem(null)
    const failed = await problemFrom(deed(key.current).then(() => undefined))
    if (failed?.status !== 0) {
      key.current = newId()
      await askAgain('/me')
    }
    setBusy(false)
    setProblem(failed)
    return failed === null
  }

  return { send, busy, problem }
}
