import { Form } from 'antd'
import { MomentInput } from '../../../../../ui/console/WhenInput.tsx'

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
      <MomentInput id={id} value={value} onChange={onChange} />
    </Form.Item>
  )
}
