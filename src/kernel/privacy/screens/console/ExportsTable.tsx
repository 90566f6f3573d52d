import { useInfiniteQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { listExports } from '../../officers.contract.ts'

const text = consoleText.looks

/** What left the console; a number from a file that turned up leads to who took it. */
export function ExportsTable() {
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const [typed, setTyped] = useState(search)
  const asked = useInfiniteQuery(askPages(listExports, { query: { orgId: org.id, ...(search ? { search } : {}) } }))
  const exports = asked.data?.pages.flatMap((page) => page.exports) ?? []
  const names = text.exports
  const now = instantNow()
  return (
    <>
      <div className="inset no-print">
        <Input.Search
          allowClear
          style={{ maxWidth: 320 }}
          prefix={<Icon name="search" size="s" />}
          placeholder={text.search}
          aria-label={text.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onSearch={(wanted) => setParams({ tab: 'exports', search: wanted.trim() }, { replace: true })}
        />
      </div>
      <Answered asked={asked} bones={8}>
        {() =>
          exports.length === 0 ? (
            <Empty icon="download" title={text.noExports}>
              <p>{text.noExportsLead}</p>
            </Empty>
          ) : (
            <>
              <div className="table-scroll inset">
                <PlainTable
                  caption={text.tabs.exports}
                  rows={exports}
                  keyOf={(one) => one.id}
                  columns={[
                    { key: 'number', name: names.number, cell: (one) => <span className="num">{one.number}</span> },
                    { key: 'title', name: names.title, cell: (one) => `${one.title}.${one.format}` },
                    { key: 'officer', name: names.officer, cell: (one) => one.officerName },
                    { key: 'why', name: names.why, cell: (one) => one.reason },
                    {
                      key: 'rows',
                      name: names.rows,
                      cell: (one) => (one.rows === null ? text.broken : count(one.rows)),
                      right: true,
                    },
                    { key: 'when', name: names.when, cell: (one) => sayInstant(one.exportedAt, now) },
                  ]}
                />
              </div>
              <MoreRows
                shown={exports.length}
                unit={consoleText.unit}
                more={asked.hasNextPage}
                loading={asked.isFetchingNextPage}
                onMore={() => void asked.fetchNextPage()}
              />
            </>
          )
        }
      </Answered>
    </>
  )
}
