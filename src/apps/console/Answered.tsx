import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from '../../platform/client/problem.ts'
import { Bones, Wrong } from '../../ui/console/States.tsx'
import { shellText } from './text.ts'

/** The answer, bones until it comes, or what went wrong. An answer once had stays while a newer one is asked. */
export function Answered<Answer>({
  asked,
  bones = 5,
  children,
}: {
  asked: UseQueryResult<Answer>
  bones?: number
  children: (answer: Answer) => ReactNode
}) {
  if (asked.data !== undefined) return children(asked.data)
  if (asked.error instanceof Problem)
    return (
      <Wrong
        title={shellText.problem.page}
        sentence={asked.error.sentence}
        reference={asked.error.requestId}
        onRetry={() => void asked.refetch()}
      />
    )
  return <Bones rows={bones} />
}
