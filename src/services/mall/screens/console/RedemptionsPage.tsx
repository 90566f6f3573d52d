import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Select, Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { today } from '../../../../platform/client/today.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { getMerchantDesk, listMyRedemptions, listOfflineEntries } from '../../redemptions.contract.ts'
import './benefits-console.css'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { UseRows } from './TakenUses.tsx'
import { moment } from './words.tsx'

const text = benefitsConsoleText.records

/** 核销记录: what was taken on a day, and what became of everything handed in later. */
export default function RedemptionsPage() {
  const [params, setParams] = useSearchParams()
  const part = params.get('part') === 'offline' ? 'offline' : 'uses'
  return (
    <div className="pad redeem">
      <PageHead title={text.title} />
      <Tabs
        activeKey={part}
        onChange={(key) => setParams(key === 'uses' ? {} : { part: key }, { replace: true })}
        items={[
          { key: 'uses', label: text.uses },
          { key: 'offline', label: text.offline },
        ]}
      />
      {part === 'uses' ? <Uses /> : <Entries />}
    </div>
  )
}

function Uses() {
  const [params, setParams] = useSearchParams()
  const desk = useQuery(ask(getMerchantDesk, {}))
  const day = params.get('day') ?? today()
  const benefitId = params.get('benefit') ?? ''
  const asked = useInfiniteQuery(askPages(listMyRedemptions, { query: { day, ...(benefitId && { benefitId }) } }))
  const uses = asked.data?.pages.flatMap((page) => page.uses) ?? []
  const sums = asked.data?.pages[0]?.sums
  const turn = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <>
      <div className="row wrap no-print">
        <DayInput
          aria-label={text.day}
          width={160}
          max={today()}
          value={day}
          onChange={(picked) => turn('day', picked)}
        />
        <Select
          aria-label={text.benefit}
          style={{ minWidth: 200 }}
          value={benefitId}
          onChange={(picked) => turn('benefit', picked)}
          options={[
            { value: '', label: text.allBenefits },
            ...(desk.data?.benefits ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {sums && (
          <span className="muted">
            {say(benefitsConsoleText.redeem.sums, {
              uses: count(sums.uses),
              paid: displayYuan(sums.paidFen),
              subsidy: displayYuan(sums.subsidyFen),
            })}
          </span>
        )}
      </div>
      <section className="card">
        <Answered asked={asked} bones={5}>
          {() =>
            uses.length === 0 ? (
              <Empty icon="card" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <UseRows uses={uses} />
                <MoreRows
                  shown={uses.length}
                  unit={benefitsConsoleText.redeem.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
    </>
  )
}

const outcomes = ['all', 'redeemed', 'refused'] as const

function Entries() {
  const [params, setParams] = useSearchParams()
  const outcome = outcomes.find((one) => one === params.get('outcome')) ?? 'all'
  const asked = useInfiniteQuery(askPages(listOfflineEntries, { query: outcome === 'all' ? {} : { outcome } }))
  const entries = asked.data?.pages.flatMap((page) => page.entries) ?? []
  const refused = asked.data?.pages[0]?.refused ?? 0
  return (
    <>
      <div className="row wrap no-print">
        <Select
          aria-label={text.entry.outcome}
          style={{ width: 140 }}
          value={outcome}
          onChange={(picked) =>
            setParams({ part: 'offline', ...(picked !== 'all' && { outcome: picked }) }, { replace: true })
          }
          options={outcomes.map((one) => ({ value: one, label: text.outcomes[one] }))}
        />
        {refused > 0 && <StateTag tone="bad">{say(text.refused, { n: refused })}</StateTag>}
      </div>
      <section className="card">
        <Answered asked={asked} bones={5}>
          {() =>
            entries.length === 0 ? (
              <Empty icon="offline" title={text.noEntries}>
                <p>{text.noEntriesLead}</p>
              </Empty>
            ) : (
              <>
                <ul className="redeem-rows">
                  {entries.map((entry) => (
                    <li key={entry.id}>
                      <div>
                        <b>{entry.benefitName}</b>
                        <small>
                          {moment(entry.shownAt)}
                          <span className="sep" />
                          {text.entry.tail} <span className="num">{entry.codeTail}</span>
                        </small>
                        {entry.sentence && <small className="redeem-why">{entry.sentence}</small>}
                      </div>
                      <div>
                        <StateTag tone={entry.outcome === 'redeemed' ? 'ok' : 'bad'}>
                          {text.outcomes[entry.outcome]}
                        </StateTag>
                      </div>
                    </li>
                  ))}
                </ul>
                <MoreRows
                  shown={entries.length}
                  unit={benefitsConsoleText.redeem.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
    </>
  )
}
