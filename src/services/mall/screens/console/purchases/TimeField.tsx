import { Form, Input } from 'antd'

/** A day and a time by the clock of Shanghai, as the browser offers them. */
export function TimeField({
  id,
  label,
  value,
  onChange,
}: {
  id: string
  label: string
  value: string
  onChange: (typed: string) => void
}) {
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input id={id} type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
    </Form.Item>
  )
}
