import { Form } from 'antd'
import { DayInput } from './WhenInput.tsx'

/** A day, typed or picked as the browser offers it. */
export function DayField({
  id,
  label,
  value,
  onChange,
  extra,
}: {
  id: string
  label: string
  value: string
  onChange: (day: string) => void
  extra?: string
}) {
  return (
    <Form.Item label={label} htmlFor={id} extra={extra}>
      <DayInput id={id} value={value} onChange={onChange} />
    </Form.Item>
  )
}
