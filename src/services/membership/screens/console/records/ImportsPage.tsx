import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { Bones, Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { listImports } from '../../../import.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { ImportReport } from './ImportReport.tsx'
import { StartImport } from './StartImport.tsx'
import { minuteOf, stateTones } from './words.ts'

const text = recordsText.imports

/** 名单导入: every list handed in, and one of them with its report. */
export default function ImportsPage() {
  const { id } = useParams()
  const [starting, setStarting] = useState(false)
  if (id) return <ImportReport id={id} />
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <Button type="primary" icon={<Icon name="upload" size="s" />} onClick={() => setStarting(true)}>
          {text.start}
        </Button>
      </PageHead>
      <Imports />
      {starting && <StartImport onClose={() => setStarting(false)} />}
    </div>
  )
}

function Imports() {
  const asked = useInfiniteQuery(askPages(listImports, { query: {} }))
  const imports = asked.data?.pages.flatMap((page) => page.imports) ?? []
  const names = text.columns
  if (asked.isPending) return <Bones rows={6} />
  if (imports.length === 0) {
    return (
      <Empty icon="upload" title={text.empty}>
        <p>{text.emptyLead}</p>
      </Empty>
    )
  }
  return (
    <section className="card">
      <div className="table-scroll inset">
        <PlainTable
          caption={text.title}
          rows={imports}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'file',
              name: names.file,
              cell: (one) => (
                <Link className="link" to={`/membership/imports/${one.id}`}>
                  {one.fileName}
                </Link>
              ),
            },
            { key: 'org', name: names.org, cell: (one) => one.orgName },
            { key: 'by', name: names.by, cell: (one) => one.importedBy },
            { key: 'at', name: names.at, cell: (one) => minuteOf(one.importedAt) },
            { key: 'rows', name: names.rows, right: true, cell: (one) => (one.rows === null ? '' : count(one.rows)) },
            {
              key: 'state',
              name: names.state,
              cell: (one) => <StateTag tone={stateTones[one.state]}>{text.states[one.state]}</StateTag>,
            },
          ]}
        />
      </div>
      <MoreRows
        shown={imports.length}
        unit={text.rows}
        more={asked.hasNextPage}
        onMore={() => void asked.fetchNextPage()}
        loading={asked.isFetchingNextPage}
      />
    </section>
  )
}
