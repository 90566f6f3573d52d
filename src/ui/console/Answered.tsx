import type { ReactNode } from 'react'
import { Bones, Wrong } from './States.tsx'
import { kitText } from './text.ts'

type Asked<Answer> = {
  readonly data: Answer | undefined
  readonly error: Error | null
  readonly refetch: () => Promise<unknown>
}

/** A failure that brings its own sentence and the number under which the log has it. */
type Told = Error & { readonly sentence: string; readonly requestId: string | null }

/**
 * The answer, bones until it comes, or what went wrong. An answer once had stays while a newer one is asked;
 * a failure without a sentence is a fault and goes to the page's own notice.
 */
export function Answered<Answer>({
  asked,
  bones = 5,
  children,
}: {
  asked: Asked<Answer>
  bones?: number
  children: (answer: Answer) => ReactNode
}) {
  if (asked.data !== undefined) return children(asked.data)
  if (!asked.error) return <Bones rows={bones} />
  if (!isTold(asked.error)) throw asked.error
  return (
    <Wrong
      title={kitText.unread}
      sentence={asked.error.sentence}
      reference={asked.error.requestId}
      onRetry={() => void asked.refetch()}
    />
  )
}

function isTold(failure: Error): failure is Told {
  return 'sentence' in failure
}
