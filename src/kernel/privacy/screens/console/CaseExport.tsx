import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import type { GivenTo } from '../../../../platform/http/endpoint.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { exportCases } from '../../../cases/contract.ts'
import { consoleText } from '../../console.text.ts'
import { ExportDialog } from './ExportDialog.tsx'

const text = consoleText.caseExport

type Filter = Omit<NonNullable<GivenTo<typeof exportCases>['query']>, 'format' | 'reason'>

/** Takes the list of cases on the screen out as a file; what narrows it there narrows it here. */
export function CaseExport({ filter }: { filter: Filter }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="chip" onClick={() => setOpen(true)}>
        <Icon name="download" size="s" />
        {text.act}
      </button>
      {isOpen && (
        <ExportDialog
          what={text.what}
          formats={['xlsx', 'csv']}
          addressFor={(format, reason) => addressOf(exportCases, { query: { ...filter, format, reason } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
