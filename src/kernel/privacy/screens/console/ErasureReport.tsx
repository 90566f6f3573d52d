import { Modal } from 'antd'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { ErasureCard } from '../../officers.contract.ts'

const text = consoleText.erasures
type Does = keyof typeof text.does

/** What became of each kind of information; kinds of which she had nothing are left out. */
export function ErasureReport({ erasure, onClose }: { erasure: ErasureCard; onClose: () => void }) {
  const rows = (erasure.report ?? []).filter((one) => one.rows > 0)
  return (
    <Modal open title={text.reportTitle} footer={null} onCancel={onClose} width={640} destroyOnHidden>
      {erasure.decidedByName && (
        <p className="soft">
          {say(text.decided, { name: erasure.decidedByName, words: erasure.decisionWords || text.approve })}
        </p>
      )}
      <div className="table-scroll">
        <PlainTable
          caption={text.reportTitle}
          rows={rows}
          keyOf={(one) => one.table}
          columns={[
            { key: 'title', name: text.reportColumns.title, cell: (one) => one.title },
            { key: 'does', name: text.reportColumns.does, cell: (one) => text.does[one.does as Does] },
            { key: 'rows', name: text.reportColumns.rows, cell: (one) => count(one.rows), right: true },
          ]}
        />
      </div>
    </Modal>
  )
}
