import { Form, Input } from 'antd'

/** A line of words, or several. */
export function TextField({
  id,
  label,
  help,
  value,
  most,
  lines = 1,
  onChange,
}: {
  id: string
  label: string
  help?: string
  value: string
  most: number
  lines?: number
  onChange: (typed: string) => void
}) {
  return (
    <Form.Item label={label} htmlFor={id} extra={help}>
      {lines === 1 ? (
        <Input id={id} maxLength={most} value={value} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input.TextArea
          id={id}
          rows={lines}
          maxLength={most}
          showCount
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Form.Item>
  )
}
