import { useState } from 'react'
import { Card } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { recordsText } from '../../../records.text.ts'
import type { Statistics, TargetCard } from '../../../statistics.contract.ts'
import '../members.css'
import { fullDay } from '../words.ts'
import { TargetDialog, WithdrawTargetDialog } from './TargetDialogs.tsx'

const text = recordsText.statistics
const tones: Record<TargetCard['state'], Tone> = { met: 'ok', missed: 'bad', ahead: 'info', behind: 'warn' }

/** The targets of a federation and how they stand; corrected and withdrawn by who may. */
export function Targets({ answer, year }: { answer: Statistics; year: number }) {
  const mayChange = useMay('membership.target')
  const [changing, setChanging] = useState<{ act: 'correct' | 'withdraw'; target: TargetCard } | null>(null)
  const close = () => setChanging(null)
  const names = text.columns
  return (
    <Card title={text.targets}>
      <div className="inset table-scroll">
        {answer.targets.length > 0 && (
          <PlainTable
            caption={text.targets}
            rows={answer.targets}
            keyOf={(one) => one.id}
            columns={[
              { key: 'title', name: names.target, cell: (one) => <TargetTitle target={one} /> },
              {
                key: 'amount',
                name: names.demand,
                cell: (one) => say(text.value, { kind: one.timeKindName, n: count(one.amount) }),
              },
              { key: 'value', name: names.now, right: true, cell: (one) => count(one.value) },
              { key: 'lacking', name: names.lacking, right: true, cell: (one) => count(one.lacking) },
              {
                key: 'state',
                name: names.state,
                cell: (one) => <StateTag tone={tones[one.state]}>{one.stateName}</StateTag>,
              },
              { key: 'source', name: names.source, cell: (one) => one.source },
              ...(mayChange
                ? [
                    {
                      key: 'acts',
                      name: <span className="visually-hidden">{names.acts}</span>,
                      right: true as const,
                      cell: (target: TargetCard) => (
                        <span className="nowrap no-print">
                          {(['correct', 'withdraw'] as const).map((act) => (
                            <button
                              key={act}
                              type="button"
                              className="plain link member-act"
                              onClick={() => setChanging({ act, target })}
                            >
                              {text.acts[act]}
                            </button>
                          ))}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        <WithdrawnTargets targets={answer.withdrawnTargets} />
      </div>
      {changing?.act === 'correct' && (
        <TargetDialog org={answer} year={year} target={changing.target} onClose={close} />
      )}
      {changing?.act === 'withdraw' && <WithdrawTargetDialog target={changing.target} onClose={close} />}
    </Card>
  )
}

/** What it is called, and what it read before. */
function TargetTitle({ target: { title, fromYear, toYear, corrections } }: { target: TargetCard }) {
  return (
    <>
      {title}
      <small className="soft"> {say(text.span, { from: fromYear, to: toYear })}</small>
      {corrections.length > 0 && (
        <details>
          <summary className="link small">{say(text.corrected, { n: corrections.length })}</summary>
          <ul>
            {corrections.map((one) => (
              <li key={one.changedAt} className="small">
                {say(text.before, { words: one.before })}
                <br />
                <span className="soft">
                  {say(text.changed, {
                    day: fullDay(one.changedAt.slice(0, 10)),
                    who: one.changedBy,
                    reason: one.reason,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function WithdrawnTargets({ targets }: { targets: Statistics['withdrawnTargets'] }) {
  if (targets.length === 0) return null
  return (
    <details>
      <summary className="link">{say(text.withdrawn, { n: targets.length })}</summary>
      <ul>
        {targets.map(({ id, words, changedAt, changedBy, reason }) => (
          <li key={id}>
            {words}
            <br />
            <span className="soft small">
              {say(text.changed, { day: fullDay(changedAt.slice(0, 10)), who: changedBy, reason })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
