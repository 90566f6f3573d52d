import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, CardTabs, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { consoleText } from '../../console.text.ts'
import { type ErasureCard, listErasures } from '../../officers.contract.ts'
import { ErasureReport } from './ErasureReport.tsx'
import { ReviewDialog } from './ReviewDialog.tsx'

const text = consoleText.erasures
type Acting = { readonly erasure: ErasureCard; readonly act: 'approved' | 'refused' | 'report' }

/** 注销申请: what waits for a decision, and what became of the others. */
export default function ErasuresPage() {
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const show = params.get('show') === 'ended' ? 'ended' : 'open'
  const asked = useInfiniteQuery(askPages(listErasures, { query: { orgId: org.id, show } }))
  const [acting, setActing] = useState<Acting | null>(null)
  const erasures = asked.data?.pages.flatMap((page) => page.erasures) ?? []
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <Card
        title={text.tabs[show]}
        aside={
          <CardTabs
            label={text.tabsLabel}
            value={show}
            onChange={(key) => setParams({ show: key }, { replace: true })}
            tabs={(['open', 'ended'] as const).map((key) => ({ key, label: text.tabs[key] }))}
          />
        }
      >
        <Answered asked={asked} bones={6}>
          {() =>
            erasures.length === 0 ? (
              <Empty icon="trash" title={show === 'open' ? text.empty : text.emptyEnded}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <Erasures erasures={erasures} onAct={setActing} />
                <MoreRows
                  shown={erasures.length}
                  unit={consoleText.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </Card>
      {acting?.act === 'report' && <ErasureReport erasure={acting.erasure} onClose={() => setActing(null)} />}
      {acting && acting.act !== 'report' && (
        <ReviewDialog erasure={acting.erasure} decision={acting.act} onClose={() => setActing(null)} />
      )}
    </div>
  )
}

function Erasures({ erasures, onAct }: { erasures: readonly ErasureCard[]; onAct: (acting: Acting) => void }) {
  const now = instantNow()
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={erasures}
        keyOf={(one) => one.id}
        columns={[
          { key: 'person', name: names.person, cell: (one) => one.personName },
          { key: 'org', name: names.org, cell: (one) => one.orgName },
          { key: 'words', name: names.words, cell: (one) => one.words || <span className="soft">{text.noWords}</span> },
          { key: 'asked', name: names.asked, cell: (one) => sayInstant(one.requestedAt, now) },
          { key: 'until', name: names.until, cell: (one) => sayInstant(one.waitsUntil, now) },
          { key: 'state', name: names.state, cell: (one) => one.stateName },
          { key: 'acts', name: '', cell: (one) => <RowActs erasure={one} onAct={onAct} />, right: true },
        ]}
      />
    </div>
  )
}

function RowActs({ erasure, onAct }: { erasure: ErasureCard; onAct: (acting: Acting) => void }) {
  if (erasure.report) {
    return (
      <Button size="small" onClick={() => onAct({ erasure, act: 'report' })}>
        {text.report}
      </Button>
    )
  }
  if (erasure.state !== 'waiting') return <span className="soft">{erasure.decisionWords}</span>
  if (erasure.own) return <span className="soft">{text.own}</span>
  return (
    <span className="row">
      <Button size="small" type="primary" onClick={() => onAct({ erasure, act: 'approved' })}>
        {text.approve}
      </Button>
      <Button size="small" onClick={() => onAct({ erasure, act: 'refused' })}>
        {text.refuse}
      </Button>
    </span>
  )
}
