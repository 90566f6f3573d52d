import { Input } from 'antd'
import { useId } from 'react'

/** A day in the head of a list, as the browser offers it. */
export function DayInput({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  const id = useId()
  return (
    <span className="row">
      <label className="muted" htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        type="date"
        style={{ width: 150 }}
        value={day}
        onChange={(event) => event.target.value && onDay(event.target.value)}
      />
    </span>
  )
}
