import { Form, Input } from 'antd'

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
      <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </Form.Item>
  )
}
