import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { askPages } from '../../../../../platform/client/ask.ts'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { Bones, Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { downloadRejects, listRejects } from '../../../settlements.contract.ts'

const text = proofText

/** Every rejected row of a file, beside the page. */
export function RejectList({
  importId,
  fileName,
  open,
  onClose,
}: {
  importId: string
  fileName: string
  open: boolean
  onClose: () => void
}) {
  return (
    <SideList
      open={open}
      title={text.rejects}
      sub={fileName}
      onClose={onClose}
      extra={<DownloadRejects importId={importId} />}
    >
      <RejectTable importId={importId} code={null} />
    </SideList>
  )
}

/** Rejected rows with line and reasons, those of one reason or all. */
export function RejectTable({ importId, code }: { importId: string; code: string | null }) {
  const asked = useInfiniteQuery(askPages(listRejects, { params: { id: importId }, query: code ? { code } : {} }))
  const rejects = asked.data?.pages.flatMap((page) => page.rejects) ?? []
  if (asked.isPending) return <Bones />
  if (rejects.length === 0) return <Empty icon="check-circle" title={text.rejectsNone} />
  return (
    <>
      <div className="inset">
        <PlainTable
          caption={text.rejects}
          rows={rejects}
          keyOf={(row) => String(row.line)}
          columns={[
            {
              key: 'line',
              name: text.rejectColumns.line,
              cell: (row) => <span className="soft">{count(row.line)}</span>,
            },
            {
              key: 'name',
              name: text.rejectColumns.name,
              cell: (row) => <span className="nowrap">{row.maskedName}</span>,
            },
            {
              key: 'reason',
              name: text.rejectColumns.reason,
              cell: (row) => row.reasons.map((reason) => <div key={reason}>{reason}</div>),
            },
          ]}
        />
      </div>
      <MoreRows
        shown={rejects.length}
        unit={consoleText.units.rows}
        more={asked.hasNextPage}
        loading={asked.isFetchingNextPage}
        onMore={() => void asked.fetchNextPage()}
      />
    </>
  )
}

/** The list as a file: line, reasons, and the row as it came, to be mended and imported again. */
export function DownloadRejects({ importId }: { importId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="link" size="small" icon={<Icon name="download" size="s" />} onClick={() => setOpen(true)}>
        {text.downloadRejects}
      </Button>
      {open && (
        <ExportDialog
          what={text.rejectList}
          formats={['xlsx', 'csv']}
          addressFor={(format, reason) =>
            addressOf(downloadRejects, { params: { id: importId }, query: { format, reason } })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
