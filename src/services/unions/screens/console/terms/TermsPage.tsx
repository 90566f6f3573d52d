import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { addressOf } from '../../../../../platform/client/address.ts'
import { askPages } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { CardTabs, PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { exportTerms, listTerms, type TermRow } from '../../../terms.contract.ts'
import type { TermState } from '../../../terms.model.ts'
import { fullDay } from '../words.ts'
import './terms.css'

const text = consoleText.terms
const sheet = consoleText.sheet
const states = ['overdue', 'soon', 'later'] as const

/** Whose term has ended, whose ends soon, and by whose setting. */
export default function TermsPage() {
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const state: TermState = states.find((one) => one === params.get('state')) ?? 'overdue'
  const asked = useInfiniteQuery(askPages(listTerms, { query: { orgId: org.id, state } }))
  const first = asked.data?.pages[0]
  const terms = asked.data?.pages.flatMap((page) => page.terms) ?? []
  const by = first?.setting.setBy ? say(sheet.settingBy, { name: first.setting.setBy }) : sheet.settingUsual
  return (
    <div className="pad">
      <PageHead
        title={text.title}
        sub={first && say(text.lead, { years: first.setting.termYears, days: first.setting.remindDays, by })}
      >
        <a className="link row" download href={addressOf(exportTerms, { query: { orgId: org.id, state } })}>
          <Icon name="download" size="s" />
          {text.export}
        </a>
      </PageHead>
      <section className="card">
        <header className="card-head">
          <CardTabs
            label={text.title}
            value={state}
            onChange={(picked) => setParams({ state: picked }, { replace: true })}
            tabs={states.map((key) => ({
              key,
              label: first ? `${text.tabs[key]} ${count(first.counts[key])}` : text.tabs[key],
            }))}
          />
        </header>
        <Answered asked={asked} bones={8}>
          {() =>
            terms.length === 0 ? (
              <Empty icon="calendar" title={text.emptyTitles[state]}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <Terms terms={terms} />
                <MoreRows
                  shown={terms.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
    </div>
  )
}

const tones = { overdue: 'bad', soon: 'warn', later: '' } as const

function Terms({ terms }: { terms: readonly TermRow[] }) {
  return (
    <div className="table-scroll inset terms-table">
      <PlainTable
        caption={text.title}
        rows={terms}
        keyOf={(term) => term.orgId}
        columns={[
          {
            key: 'union',
            name: text.union,
            cell: (term) => (
              <Link className="opens" to={`/orgs?org=${term.orgId}`}>
                {term.orgName}
              </Link>
            ),
          },
          { key: 'upper', name: text.upper, cell: (term) => term.parentName },
          {
            key: 'ordinal',
            name: text.ordinal,
            cell: (term) => <span className="nowrap">{say(sheet.term, { n: term.ordinal })}</span>,
          },
          { key: 'chair', name: text.chair, cell: (term) => term.chair ?? <span className="soft">{text.vacant}</span> },
          { key: 'due', name: text.due, cell: (term) => <span className="nowrap">{fullDay(term.dueOn)}</span> },
          {
            key: 'left',
            name: text.left,
            cell: (term) => (
              <span className={`due nowrap ${tones[term.state]}`}>
                {term.state !== 'later' && <Icon name={term.state === 'overdue' ? 'warning' : 'clock'} size="s" />}
                {say(term.daysLeft < 0 ? sheet.over : sheet.left, { n: Math.abs(term.daysLeft) })}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
