import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyData } from '../../contract.ts'
import { workerText } from '../../worker.text.ts'
import './my-data.css'

const text = workerText.keptPage

/** 平台保存了什么: each kind of information with its purpose and its time, from the declarations themselves. */
export default function KeptPage({ href }: PageGiven) {
  const asked = useAsk(getMyData, {})
  return (
    <Page top={<TopBar title={workerText.kept.title} backHref={href('/my-data')} />}>
      <p className="gh-muted">{text.lead}</p>
      {asked.answer ? (
        asked.answer.kept.toReversed().map((one) => (
          <Card key={one.table} title={one.title}>
            <p>{one.purpose}</p>
            <dl className="my-data-told">
              <dt>{text.kept}</dt>
              <dd>{one.kept}</dd>
              <dt>{text.erasure}</dt>
              <dd>{one.erasure}</dd>
              <dt>{text.basis}</dt>
              <dd>{one.basis}</dd>
            </dl>
          </Card>
        ))
      ) : (
        <Waiting asked={asked} cards={[3, 3]} />
      )}
    </Page>
  )
}
