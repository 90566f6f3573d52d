import { today } from '../../../../platform/client/today.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { workerText as text } from '../../worker.text.ts'
import { StayCard } from './StayCard.tsx'
import { SumCard } from './SumCard.tsx'
import { claimPath, useClaim } from './use-claim.ts'

/** How the sum came about, for a claim that is already on its way. */
export default function SumPage(given: PageGiven) {
  const asked = useClaim(given)
  const { answer } = asked
  return (
    <Page top={<TopBar title={text.amountTitle} backHref={given.href(claimPath(given.params.id!))} />}>
      {answer ? (
        <>
          <StayCard stay={answer.claim.stay} today={today()} />
          <SumCard
            sum={answer.computation}
            today={today()}
            policyHref={given.href(`/mutual-aid/policies/${answer.computation.policyVersion}`)}
          />
        </>
      ) : (
        <Waiting asked={asked} cards={[5, 6]} />
      )}
    </Page>
  )
}
