import { useState } from 'react'
import { daysOf, fitDay, monthsOf, range } from './day-choice.rules.ts'
import { uiText } from './text.ts'
import './day-choice.css'

type Wiring = { readonly id: string; readonly 'aria-describedby': string; readonly 'aria-invalid': boolean }

/**
 * A day `YYYY-MM-DD` by three lists, year, month and day: large, in the words of the page whatever the browser speaks.
 * Nothing is chosen until all three are; what lies outside `min` and `max` is not offered.
 */
export function DayChoice({
  value,
  min,
  max,
  onDay,
  ...wiring
}: Wiring & { value: string; min: string; max: string; onDay: (day: string) => void }) {
  const [parts, setParts] = useState(() => value.split('-'))
  const [year = '', month = '', day = ''] = value === '' ? parts : value.split('-')
  const choose = (...next: [string, string, string]) => {
    const fitted = fitDay(next, min, max)
    setParts(fitted)
    onDay(fitted.every(Boolean) ? fitted.join('-') : '')
  }
  const { id, ...described } = wiring
  return (
    <div className="gh-day">
      <Part
        {...described}
        id={id}
        unit={uiText.day.year}
        value={year}
        options={range(Number(min.slice(0, 4)), Number(max.slice(0, 4)))}
        onChoose={(next) => choose(next, month, day)}
      />
      <Part
        {...described}
        unit={uiText.day.month}
        value={month}
        options={monthsOf(year, min, max)}
        onChoose={(next) => choose(year, next, day)}
      />
      <Part
        {...described}
        unit={uiText.day.day}
        value={day}
        options={daysOf(year, month, min, max)}
        onChoose={(next) => choose(year, month, next)}
      />
    </div>
  )
}

function Part({
  unit,
  value,
  options,
  onChoose,
  ...wiring
}: Partial<Wiring> & {
  unit: string
  value: string
  options: readonly string[]
  onChoose: (value: string) => void
}) {
  return (
    <select
      className="gh-input"
      {...wiring}
      {...(!wiring.id && { 'aria-label': unit })}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{unit}</option>
      {options.map((one) => (
        <option key={one} value={one}>
          {`${Number(one)}${unit}`}
        </option>
      ))}
    </select>
  )
}
