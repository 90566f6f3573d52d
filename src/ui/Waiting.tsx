import { Card } from './Card.tsx'
import { ErrorState } from './EmptyState.tsx'
import { Skeleton } from './Skeleton.tsx'

/** While something asked of a server has no answer: the shape of what comes, or what went wrong and how to ask again. */
export function Waiting({
  asked,
  cards,
}: {
  asked: {
    readonly problem: { readonly sentence: string; readonly requestId: string | null } | null
    readonly again: () => void
  }
  /** Lines of each card that is to come. */
  cards: readonly number[]
}) {
  if (!asked.problem) return <Skeleton cards={cards} />
  return (
    <Card>
      <ErrorState sentence={asked.problem.sentence} requestId={asked.problem.requestId} onAgain={asked.again} />
    </Card>
  )
}
