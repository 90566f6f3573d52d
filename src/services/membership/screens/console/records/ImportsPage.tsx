import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { listImports } from '../../../import.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { ImportReport } from './ImportReport.tsx'
import { RecordList } from './RecordList.tsx'
import { StartImport } from './StartImport.tsx'
import { minuteOf, stateTones } from './words.ts'

const text = recordsText.imports
const names = text.columns

/** 名单导入: every list handed in, and one of them with its report. */
export default function ImportsPage() {
  const { id } = useParams()
  const go = useNavigate()
  const [starting, setStarting] = useState(false)
  const asked = useInfiniteQuery(askPages(listImports, { query: {} }))
  const imports = asked.data?.pages.flatMap((page) => page.imports) ?? []
  const opened = imports.find((one) => one.id === id)
  return (
    <>
      <RecordList
        title={text.title}
        lead={text.lead}
        act={
          <Button type="primary" icon={<Icon name="upload" size="s" />} onClick={() => setStarting(true)}>
            {text.start}
          </Button>
        }
        asked={asked}
        rows={imports}
        unit={text.lists}
        keyOf={(one) => one.id}
        empty={{ icon: 'upload', title: text.empty, lead: text.emptyLead }}
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
        side={
          id
            ? {
                title: opened?.fileName ?? text.report,
                content: <ImportReport key={id} id={id} onChange={() => void asked.refetch()} />,
                onClose: () => go('/membership/imports'),
              }
            : null
        }
      />
      {starting && <StartImport onClose={() => setStarting(false)} onStarted={() => void asked.refetch()} />}
    </>
  )
}
