import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { type Column, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { Bones, Empty, MoreRows, Wrong } from '../../../../../ui/console/States.tsx'
import type { IconName } from '../../../../../ui/icons/Icon.tsx'

/** A list of undertakings, the newest first; one of them is opened beside it and has an address of its own. */
export function RecordList<Row>({
  title,
  lead,
  act,
  asked,
  rows,
  unit,
  columns,
  keyOf,
  empty,
  side,
}: {
  title: string
  lead: string
  act: ReactNode
  asked: Pick<UseInfiniteQueryResult, 'isPending' | 'error' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  rows: readonly Row[]
  unit: string
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  empty: { readonly icon: IconName; readonly title: string; readonly lead: string }
  /** What is opened beside the list; null while nothing is. */
  side: { readonly title: ReactNode; readonly content: ReactNode; readonly onClose: () => void } | null
}) {
  const problem = sentenceOf(asked.error)
  return (
    <div className="pad">
      <PageHead title={title} sub={lead}>
        {act}
      </PageHead>
      {asked.isPending && <Bones rows={6} />}
      {problem && <Wrong title={title} sentence={problem} />}
      {!asked.isPending && !problem && rows.length === 0 && (
        <Empty icon={empty.icon} title={empty.title}>
          <p>{empty.lead}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <section className="card">
          <div className="table-scroll inset">
            <PlainTable caption={title} rows={rows} keyOf={keyOf} columns={columns} />
          </div>
          <MoreRows
            shown={rows.length}
            unit={unit}
            more={asked.hasNextPage}
            onMore={() => void asked.fetchNextPage()}
            loading={asked.isFetchingNextPage}
          />
        </section>
      )}
      {side && (
        <SideList open wide title={side.title} onClose={side.onClose}>
          <div className="side-pad">{side.content}</div>
        </SideList>
      )}
    </div>
  )
}
