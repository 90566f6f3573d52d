import { DatePicker, TimePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { kitText } from './text.ts'

// The week of the calendar begins on Monday, whatever the browser's language is.
dayjs.locale('zh-cn')

const kinds = {
  day: { written: 'YYYY-MM-DD', shown: kitText.dayShown },
  month: { written: 'YYYY-MM', shown: kitText.monthShown },
  moment: { written: 'YYYY-MM-DDTHH:mm', shown: kitText.momentShown },
} as const

/** Takes the place of an antd `Input`: under a `Form.Item` with a name it needs neither `value` nor `onChange`. */
type Given = {
  readonly id?: string
  readonly 'aria-label'?: string
  readonly size?: 'small'
  readonly className?: string
  readonly width?: number
  readonly value?: string
  readonly min?: string
  readonly max?: string
  readonly onChange?: (value: string) => void
}

/** A day `YYYY-MM-DD`; empty when none is chosen. Outside `min` and `max` none can be. */
export function DayInput(given: Given) {
  return <Picked kind="day" {...given} />
}

/** A month `YYYY-MM`. */
export function MonthInput(given: Given) {
  return <Picked kind="month" {...given} />
}

/** A day and a time by the clock on the wall, `YYYY-MM-DDTHH:mm`. */
export function MomentInput(given: Given) {
  return <Picked kind="moment" {...given} />
}

function Picked({ kind, value, min, max, width, onChange, ...rest }: Given & { kind: keyof typeof kinds }) {
  const { written, shown } = kinds[kind]
  return (
    <DatePicker
      {...rest}
      style={{ width: width ?? '100%' }}
      picker={kind === 'month' ? 'month' : 'date'}
      {...(kind === 'moment' && { showTime: { format: 'HH:mm' } })}
      needConfirm={false}
      format={[shown, written, 'YYYY-M-D', 'YYYY/M/D', 'YYYYMMDD']}
      value={value ? dayjs(value, written) : null}
      {...(min && { minDate: dayjs(min, written) })}
      {...(max && { maxDate: dayjs(max, written) })}
      onChange={(picked) => onChange?.(picked?.isValid() ? picked.format(written) : '')}
    />
  )
}

/** A time of the day, `HH:mm`. */
export function TimeInput({ value, width, onChange, min: _min, max: _max, ...rest }: Given) {
  return (
    <TimePicker
      {...rest}
      style={{ width: width ?? '100%' }}
      needConfirm={false}
      format="HH:mm"
      minuteStep={5}
      value={value ? dayjs(value, 'HH:mm') : null}
      onChange={(picked) => onChange?.(picked?.isValid() ? picked.format('HH:mm') : '')}
    />
  )
}
