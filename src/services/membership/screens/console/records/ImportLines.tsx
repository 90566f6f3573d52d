import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askPages } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { SearchField } from '../../../../../ui/console/ListTools.tsx'
import { MoreRows } from '../../../../../ui/console/States.tsx'
import { type ImportCard, type ImportLine, listImportLines } from '../../../import.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { fullDay } from '../words.ts'

const text = recordsText.imports

/** The rows behind one verdict of a checked list, masked, by part of a name or code of a union. */
export function ImportLines({ id, verdict }: { id: string; verdict: ImportCard['counts'][number] }) {
  const [search, setSearch] = useState('')
  const query = { verdict: verdict.verdict, ...(search && { search }) }
  const asked = useInfiniteQuery(askPages(listImportLines, { params: { id }, query }))
  const lines = asked.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <Card title={verdict.label} amount={count(verdict.count)}>
      <div className="inset">
        <SearchField label={text.findLine} value={search} onChange={setSearch} />
      </div>
      <Answered asked={asked}>
        {() => (
          <>
            <div className="inset table-scroll">
              {lines.length === 0 ? (
                <p className="soft">{text.noLines}</p>
              ) : (
                <Lines lines={lines} caption={verdict.label} />
              )}
            </div>
            <MoreRows
              shown={lines.length}
              unit={text.rows}
              more={asked.hasNextPage}
              onMore={() => void asked.fetchNextPage()}
              loading={asked.isFetchingNextPage}
            />
          </>
        )}
      </Answered>
    </Card>
  )
}

function Lines({ lines, caption }: { lines: readonly ImportLine[]; caption: string }) {
  const names = text.lineColumns
  const met = lines.some((line) => line.met !== null)
  return (
    <PlainTable
      caption={caption}
      rows={lines}
      keyOf={(line) => String(line.line)}
      columns={[
        { key: 'line', name: text.line, right: true, cell: (line) => count(line.line) },
        {
          key: 'person',
          name: text.name,
          cell: (line) => (
            <>
              {line.maskedName}
              <br />
              <small className="soft num">{line.maskedIdNumber}</small>
            </>
          ),
        },
        { key: 'phone', name: names.phone, cell: (line) => <span className="num">{line.maskedPhone}</span> },
        { key: 'union', name: names.union, cell: (line) => <span className="num">{line.unionCode}</span> },
        { key: 'on', name: names.joinedOn, cell: (line) => fullDay(line.joinedOn) },
        {
          key: 'work',
          name: names.work,
          cell: (line) => (
            <>
              {line.form}
              <br />
              <small className="soft">{line.employerName}</small>
            </>
          ),
        },
        ...(met
          ? [
              {
                key: 'met',
                name: names.met,
                cell: (line: ImportLine) =>
                  line.met && (
                    <>
                      {line.met.maskedName}
                      <br />
                      <small className="soft num">{line.met.maskedIdNumber}</small>
                    </>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
