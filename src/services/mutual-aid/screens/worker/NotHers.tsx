import { type ReactNode, useEffect } from 'react'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { claimPath, type useClaim } from './use-claim.ts'

/** A step opened before the claim is here, or when it is no longer her turn: then it leads back to the claim. */
export function NotHers({
  given,
  asked,
  top,
}: {
  given: PageGiven
  asked: ReturnType<typeof useClaim>
  top: ReactNode
}) {
  const { go, params } = given
  const arrived = asked.answer !== undefined
  useEffect(() => {
    if (arrived) go(claimPath(params.id!), 'rewind')
  }, [arrived, go, params.id])
  return (
    <Page top={top}>
      <Waiting asked={asked} cards={[4]} />
    </Page>
  )
}
