import { useState } from 'react'
import { today } from '../../../../platform/client/today.ts'
import type { Day } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { subjectNames } from '../../case.text.ts'
import { monthsBefore } from '../../disputes.rules.ts'
import { subjects } from '../../model.ts'
import { workerText as text } from '../../worker.text.ts'
import { totalOf } from './draft.ts'
import type { StepGiven } from './FirmStep.tsx'

const shownFirst = 6
const shownAll = 24

/** What is owed: for what, month by month, and what else. */
export function SumStep({ draft, faults, onAlter }: StepGiven) {
  return (
    <>
      <Card>
        <fieldset className="ds-chips">
          <legend>{text.subjects}</legend>
          {subjects.map((subject) => {
            const on = draft.subjects.includes(subject)
            const next = on ? draft.subjects.filter((one) => one !== subject) : [...draft.subjects, subject]
            return (
              <button key={subject} type="button" aria-pressed={on} onClick={() => onAlter({ subjects: next })}>
                {on ? <Icon name="check" size="s" /> : null}
                {subjectNames[subject]}
              </button>
            )
          })}
          <Problem says={faults.subjects} />
        </fieldset>
      </Card>
      <MonthsCard draft={draft} faults={faults} onAlter={onAlter} />
      <Card>
        <div className="gh-fields">
          <Field label={text.other} hint={text.otherHint}>
            {(wiring) => (
              <TextInput {...wiring} inputMode="decimal" value={draft.other} onText={(other) => onAlter({ other })} />
            )}
          </Field>
          {draft.other === '' ? null : (
            <Field label={text.otherWhat} problem={faults.otherWhat ?? null}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  maxLength={100}
                  value={draft.otherWhat}
                  onText={(otherWhat) => onAlter({ otherWhat })}
                />
              )}
            </Field>
          )}
          <Lines lines={[{ label: text.total, value: text.withYuan(displayYuan(totalOf(draft))), total: true }]} />
        </div>
      </Card>
    </>
  )
}

function MonthsCard({ draft, faults, onAlter }: StepGiven) {
  const [all, setAll] = useState(Object.keys(draft.months).length > shownFirst)
  const months = monthsBefore(today(), all ? shownAll : shownFirst)
  const turn = (month: Day) => {
    const { [month]: typed, ...rest } = draft.months
    onAlter({ months: typed === undefined ? { ...draft.months, [month]: '' } : rest })
  }
  return (
    <Card title={text.months}>
      <ul className="ds-months">
        {months.map((month) => {
          const typed = draft.months[month]
          const name = text.monthOf(month.slice(0, 4), String(Number(month.slice(5, 7))))
          return (
            <li key={month}>
              <button type="button" aria-pressed={typed !== undefined} onClick={() => turn(month)}>
                <i>{typed === undefined ? null : <Icon name="check" size="s" />}</i>
                {name}
              </button>
              {typed === undefined ? null : (
                <span>
                  <input
                    className="gh-input"
                    inputMode="decimal"
                    aria-label={text.owed(name)}
                    value={typed}
                    onInput={(event) =>
                      onAlter({ months: { ...draft.months, [month]: event.currentTarget.value.trim() } })
                    }
                  />
                  {text.yuan}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {all ? null : (
        <Button kind="quiet" icon="chevron-down" onPress={() => setAll(true)}>
          {text.earlier}
        </Button>
      )}
      <Problem says={faults.months ?? faults.amount} />
    </Card>
  )
}

function Problem({ says }: { says: string | undefined }) {
  if (!says) return null
  return (
    <p className="gh-field-note" data-tone="bad" role="alert" tabIndex={-1}>
      <Icon name="warning" size="s" />
      <span>{says}</span>
    </p>
  )
}
