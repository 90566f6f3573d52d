import { useInfiniteQuery } from '@tanstack/react-query'
import { askPages } from '../../../../../platform/client/ask.ts'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { Bones, MoreRows } from '../../../../../ui/console/States.tsx'
import { consoleText } from '../../../console.text.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { listWaiting } from '../../../settlements.contract.ts'

const text = proofText
const names = text.waitingColumns

/** Corrections and reversals that came before the row they change. */
export function WaitingList({ importId, open, onClose }: { importId: string; open: boolean; onClose: () => void }) {
  return (
    <SideList open={open} title={text.waitingTitle} onClose={onClose}>
      <p className="inset soft small">{text.waitingLead}</p>
      <WaitingTable importId={importId} />
    </SideList>
  )
}

function WaitingTable({ importId }: { importId: string }) {
  const asked = useInfiniteQuery(askPages(listWaiting, { params: { id: importId } }))
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? []
  if (asked.isPending) return <Bones />
  return (
    <>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.waitingTitle}
          rows={rows}
          keyOf={(row) => String(row.line)}
          columns={[
            { key: 'line', name: names.line, cell: (row) => count(row.line) },
            { key: 'name', name: names.name, cell: (row) => row.maskedName },
            { key: 'kind', name: names.kind, cell: (row) => text.waitingKinds[row.kind] },
            { key: 'id', name: names.id, cell: (row) => row.settlementId },
            { key: 'original', name: names.original, cell: (row) => row.originalId },
          ]}
        />
      </div>
      <MoreRows
        shown={rows.length}
        unit={consoleText.units.rows}
        more={asked.hasNextPage}
        loading={asked.isFetchingNextPage}
        onMore={() => void asked.fetchNextPage()}
      />
    </>
  )
}
