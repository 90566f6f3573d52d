import { today as todayAt } from '../../../../platform/client/today.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { workerText as text } from '../../worker.text.ts'
import { AmountStep } from './AmountStep.tsx'
import { StatusView } from './StatusView.tsx'
import { isHers, useClaim } from './use-claim.ts'

/** One claim: the first step of handing it in while it is her turn, else where it stands. */
export default function ClaimPage(given: PageGiven) {
  const asked = useClaim(given)
  if (!asked.answer) {
    return (
      <Page top={<TopBar title={text.title} backHref={given.href('/mutual-aid')} />}>
        <Waiting asked={asked} cards={[3, 5, 6]} />
      </Page>
    )
  }
  const Shown = isHers(asked.answer) ? AmountStep : StatusView
  return <Shown given={given} answer={asked.answer} today={todayAt()} />
}
