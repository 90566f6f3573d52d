import { Form, Select } from 'antd'
import { consoleText } from '../../console.text.ts'
import type { Audience } from '../../contract.ts'

/** Who is to read what is written, in words. */
export function AudienceField({ value, onChange }: { value: Audience; onChange: (audience: Audience) => void }) {
  return (
    <Form.Item label={consoleText.audience} htmlFor="audience">
      <Select
        id="audience"
        value={value}
        onChange={onChange}
        options={(['all', 'bodies', 'union'] as const).map((key) => ({
          value: key,
          label: consoleText.audiences[key],
        }))}
      />
    </Form.Item>
  )
}
