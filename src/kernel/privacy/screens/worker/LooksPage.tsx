import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyDisclosures } from '../../contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.looksPage

/** 谁看过我的信息: every look at her unmasked, the newest first. */
export default function LooksPage({ href }: PageGiven) {
  const asked = useAsk(listMyDisclosures, {})
  const looks = asked.answer?.disclosures
  const now = instantNow()
  return (
    <Page top={<TopBar title={workerText.looks.title} backHref={href('/my-data')} />}>
      <p className="gh-muted">{text.lead}</p>
      {!looks ? (
        <Waiting asked={asked} cards={[3, 3]} />
      ) : looks.length === 0 ? (
        <Card>
          <EmptyState icon="eye-off" title={text.empty}>
            <p>{text.emptyNote}</p>
          </EmptyState>
        </Card>
      ) : (
        <>
          {looks.map((look) => (
            <Card key={look.id} title={`${look.officerName} · ${look.officerOrgName}`}>
              <p>
                {look.reason}：{look.words}
              </p>
              <p className="gh-small gh-muted">
                {sayInstant(look.disclosedAt, now)}，{text.where(look.place)}
              </p>
            </Card>
          ))}
          <p className="gh-small gh-muted">{text.strange}</p>
        </>
      )}
    </Page>
  )
}
