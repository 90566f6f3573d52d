import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form, Select } from 'antd'
import { ask } from '../../../../../platform/client/ask.ts'
import { importsText } from '../../../quarters-console.text.ts'
import { listImports } from '../../../settlements.contract.ts'
import { FileDrop } from '../FileDrop.tsx'
import { nearQuarters, quarterName } from '../words.tsx'

const text = importsText

export type Picked = { readonly quarter: string; readonly sender: string; readonly file: File | null }

/** Which quarter, from whom, which file. */
export function ImportFile({
  picked,
  onChange,
  sending,
  sentBytes,
}: {
  picked: Picked
  onChange: (picked: Picked) => void
  sending: boolean
  sentBytes: number
}) {
  const quarters = nearQuarters()
  const senders = useKnownSenders(quarters)
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={text.quarter} htmlFor="import-quarter">
        <Select
          id="import-quarter"
          value={picked.quarter}
          onChange={(quarter) => onChange({ ...picked, quarter })}
          options={quarters.map((quarter) => ({ value: quarter, label: quarterName(quarter) }))}
          disabled={sending}
        />
      </Form.Item>
      <Form.Item label={text.sender} htmlFor="import-sender" extra={text.senderHint}>
        <AutoComplete
          id="import-sender"
          value={picked.sender}
          onChange={(sender) => onChange({ ...picked, sender })}
          options={senders.map((value) => ({ value }))}
          disabled={sending}
          maxLength={60}
        />
      </Form.Item>
      <Form.Item label={text.file}>
        <FileDrop
          file={picked.file}
          hint={text.fileHint}
          sending={sending}
          sentBytes={sentBytes}
          onPick={(file) => onChange({ ...picked, file })}
        />
      </Form.Item>
    </Form>
  )
}

/** Senders of the newest quarters, so that their name is written the same again. */
function useKnownSenders(quarters: readonly string[]): readonly string[] {
  const current = useQuery(ask(listImports, { query: { quarter: quarters[0]! } }))
  const last = useQuery(ask(listImports, { query: { quarter: quarters[1]! } }))
  return [...new Set([...(current.data?.imports ?? []), ...(last.data?.imports ?? [])].map((one) => one.sender))]
}
