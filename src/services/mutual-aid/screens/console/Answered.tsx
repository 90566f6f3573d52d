import type { ReactNode } from 'react'
import { Problem } from '../../../../platform/client/problem.ts'
import { Bones, Wrong } from '../../../../ui/console/States.tsx'
import { consoleText } from '../../console.text.ts'

type Asked<Answer> = {
  readonly data: Answer | undefined
  readonly error: Error | null
  readonly refetch: () => Promise<unknown>
}

/** The answer, bones until it comes, or what went wrong. An answer once had stays while a newer one is asked. */
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
  if (asked.error instanceof Problem)
    return (
      <Wrong
        title={consoleText.loading}
        sentence={asked.error.sentence}
        reference={asked.error.requestId}
        onRetry={() => void asked.refetch()}
      />
    )
  return <Bones rows={bones} />
}

/** The sentence to show for an act that did not come through; nothing while there is none. */
export function sentenceOf(failure: Error | null): string | null {
  return failure instanceof Problem ? failure.sentence : null
}
