import { useState } from 'react'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import type { HoldingCard, UnionPage } from '../../../unions.contract.ts'
import { fullDay } from '../words.ts'
import { EndPostDialog } from './EndPostDialog.tsx'

const text = consoleText.sheet
const order = ['chair', 'vice-chair', 'audit-chair', 'women-chair', 'member']
const tones = { overdue: 'bad', soon: 'warn', later: 'plain' } as const

/** Who leads the union for which term, and what its length rests on. */
export function LeaderFacts({ page }: { page: UnionPage }) {
  const [ending, setEnding] = useState<HoldingCard | null>(null)
  const { term, setting } = page
  const holders = [...page.holders].sort((a, b) => order.indexOf(a.post) - order.indexOf(b.post))
  const by = setting.setBy ? say(text.settingBy, { name: setting.setBy }) : text.settingUsual
  return (
    <section>
      <h3>
        {text.leaders}
        {term && <small>{say(text.term, { n: term.ordinal })}</small>}
        {term && (
          <StateTag tone={tones[term.state]} icon={term.state === 'soon' ? 'clock' : 'calendar'}>
            {text.states[term.state]}
            {consoleText.between}
            {say(term.daysLeft < 0 ? text.over : text.left, { n: Math.abs(term.daysLeft) })}
          </StateTag>
        )}
      </h3>
      {term ? (
        <p className="soft">
          {say(text.termLine, { from: fullDay(term.fromOn), due: fullDay(term.dueOn), years: term.years })}
        </p>
      ) : (
        page.closedOn === null && <p className="soft">{text.noTerm}</p>
      )}
      {holders.length > 0 && <Holders holders={holders} mayEnd={page.may.elect === 'yes'} onEnd={setEnding} />}
      <p className="soft small">{say(text.setting, { years: setting.termYears, days: setting.remindDays, by })}</p>
      {page.formerHolders.length > 0 && (
        <details>
          <summary className="link">{text.former}</summary>
          <ul>
            {page.formerHolders.map((one) => (
              <li key={one.id}>
                {one.name} {one.postName}{' '}
                <small className="soft">
                  {fullDay(one.fromOn)} – {one.untilOn && fullDay(one.untilOn)}
                  <span className="sep" />
                  {one.endedAs}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {ending && <EndPostDialog holding={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function Holders({
  holders,
  mayEnd,
  onEnd,
}: {
  holders: readonly HoldingCard[]
  mayEnd: boolean
  onEnd: (holding: HoldingCard) => void
}) {
  return (
    <div className="table-scroll leaders-table">
      <PlainTable
        caption={text.leaders}
        rows={holders}
        keyOf={(one) => one.id}
        columns={[
          { key: 'post', name: text.postName, cell: (one) => one.postName },
          { key: 'name', name: text.holder, cell: (one) => <b>{one.name}</b> },
          { key: 'since', name: text.since, cell: (one) => <span className="nowrap">{fullDay(one.fromOn)}</span> },
          { key: 'votes', name: text.votes, right: true, cell: (one) => <span className="num">{one.votes}</span> },
          ...(mayEnd
            ? [
                {
                  key: 'end',
                  name: <span className="visually-hidden">{text.end}</span>,
                  right: true as const,
                  cell: (one: HoldingCard) => (
                    <button type="button" className="plain link no-print" onClick={() => onEnd(one)}>
                      {text.end}
                    </button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}
