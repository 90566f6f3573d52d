import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { downloadRejects, downloadTemplate, type ImportCard, listImports } from '../../../imports.contract.ts'
import { moment } from '../words.ts'
import { ImportDialog } from './ImportDialog.tsx'
import './imports.css'

const text = consoleText.imports

/** Lists that were loaded, each with its balance and the rows that were refused. */
export default function ImportsPage() {
  const [importing, setImporting] = useState(false)
  const asked = useQuery({
    ...ask(listImports, {}),
    refetchInterval: ({ state }) => (state.data?.imports.some((one) => one.state === 'running') ? 1_000 : false),
  })
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <a className="link row" download href={addressOf(downloadTemplate, {})}>
          <Icon name="download" size="s" />
          {text.template}
        </a>
        <Button type="primary" icon={<Icon name="upload" size="s" />} onClick={() => setImporting(true)}>
          {text.start}
        </Button>
      </PageHead>
      <section className="card">
        <Answered asked={asked} bones={5}>
          {({ imports }) =>
            imports.length === 0 ? (
              <Empty icon="table" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <Imports imports={imports} />
            )
          }
        </Answered>
      </section>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </div>
  )
}

function Imports({ imports }: { imports: readonly ImportCard[] }) {
  return (
    <div className="table-scroll inset imports-table">
      <PlainTable
        caption={text.title}
        rows={imports}
        keyOf={(one) => one.id}
        columns={[
          { key: 'file', name: text.fileName, cell: (one) => one.fileName },
          {
            key: 'state',
            name: '',
            cell: (one) => <StateTag tone={one.state === 'done' ? 'ok' : 'info'}>{text.state[one.state]}</StateTag>,
          },
          { key: 'loaded', name: text.loaded, right: true, cell: (one) => count(one.loaded) },
          { key: 'unchanged', name: text.unchanged, right: true, cell: (one) => count(one.unchanged) },
          {
            key: 'rejected',
            name: text.rejected,
            right: true,
            cell: (one) =>
              one.rejected > 0 ? (
                <a
                  className="link"
                  download
                  aria-label={text.rejects}
                  href={addressOf(downloadRejects, { params: { id: one.id } })}
                >
                  {count(one.rejected)}
                </a>
              ) : (
                '0'
              ),
          },
          { key: 'who', name: text.who, cell: (one) => one.importedByName },
          { key: 'when', name: text.when, cell: (one) => <span className="nowrap">{moment(one.importedAt)}</span> },
        ]}
      />
    </div>
  )
}
