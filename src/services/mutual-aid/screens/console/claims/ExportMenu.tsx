import { useState } from 'react'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { exportClaims } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import type { ClaimFilter } from './claim-place.ts'

const text = consoleText.claims

/** The same list as a file under a number of its own; search and lateness do not narrow it. */
export function ExportMenu({ filter }: { filter: ClaimFilter }) {
  const { org } = useReader()
  const [open, setOpen] = useState(false)
  const narrowed = { orgId: filter.orgId ?? org.id, quarter: filter.quarter, state: filter.state }
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={text.exportFile}
        title={text.exportFile}
        onClick={() => setOpen(true)}
      >
        <Icon name="download" />
      </button>
      {open && (
        <ExportDialog
          what={text.exported}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(exportClaims, { query: { format, reason, ...narrowed } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
