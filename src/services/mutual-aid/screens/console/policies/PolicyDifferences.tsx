import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import type { PolicyDocument } from '../../../policies.contract.ts'
import { policiesText } from '../../../policies-console.text.ts'
import { policyDifferences } from './policy-rows.ts'

const text = policiesText

/** Setting by setting, what the other version says differently from the one in force. */
export function PolicyDifferences({ now, other }: { now: PolicyDocument; other: PolicyDocument }) {
  const rows = policyDifferences(now, other)
  if (rows.length === 0) return <p className="soft">{text.same}</p>
  return (
    <PlainTable
      caption={text.compare}
      rows={rows}
      keyOf={(row) => row.key}
      columns={[
        { key: 'what', name: text.diffColumns.what, cell: (row) => row.name },
        { key: 'now', name: text.diffColumns.now, cell: (row) => <span className="soft">{row.now}</span> },
        { key: 'other', name: text.diffColumns.other, cell: (row) => <b>{row.other}</b> },
      ]}
    />
  )
}
