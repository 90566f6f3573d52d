import { Alert, Button, Segmented, Select } from 'antd'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { importsText } from '../../../quarters-console.text.ts'
import type { previewFile } from '../../../settlements.contract.ts'
import { faultOf, headingOf, type Mapping, remapped } from './import-mapping.ts'

const text = importsText

type Seen = ReceivedOf<typeof previewFile>
type Encoding = 'utf-8' | 'gb18030'

const encodings: readonly Encoding[] = ['utf-8', 'gb18030']

/** The headings of the file against our columns, with its first row, in an encoding that can be changed. */
export function ImportCheck({
  seen,
  mapping,
  onMapping,
  reading,
  onEncoding,
  onBack,
}: {
  seen: Seen
  mapping: Mapping
  onMapping: (mapping: Mapping) => void
  reading: boolean
  onEncoding: (encoding: Encoding) => void
  onBack: () => void
}) {
  const fault = faultOf(seen.columns, mapping)
  const isText = encodings.includes(seen.encoding as Encoding)
  return (
    <div className="stack">
      <div className="row wrap">
        <Button type="link" size="small" onClick={onBack} icon={<Icon name="arrow-left" size="s" />}>
          {text.back}
        </Button>
        <span className="grow" />
        {isText && (
          <>
            <span className="soft small">{text.encoding}</span>
            <Segmented
              size="small"
              aria-label={text.encoding}
              disabled={reading}
              value={seen.encoding as Encoding}
              onChange={onEncoding}
              options={encodings.map((value) => ({ value, label: text.encodings[value] }))}
            />
          </>
        )}
      </div>
      {fault ? (
        <Alert type="error" showIcon title={fault} role="alert" />
      ) : (
        <Alert type="success" showIcon title={say(text.allFound, { n: seen.columns.length })} />
      )}
      <div className="scroll-box">
        <PlainTable
          caption={text.mapping}
          rows={seen.columns}
          keyOf={(column) => column}
          columns={[
            { key: 'ours', name: text.ours, cell: (column) => column },
            {
              key: 'theirs',
              name: text.theirs,
              cell: (column) => (
                <Select
                  size="small"
                  aria-label={`${column}：${text.theirs}`}
                  style={{ width: 220 }}
                  status={headingOf(mapping, column) === null ? 'error' : ''}
                  value={headingOf(mapping, column)}
                  placeholder={text.unmapped}
                  allowClear
                  showSearch
                  onChange={(heading) => onMapping(remapped(mapping, column, heading ?? null))}
                  options={seen.headings.map((heading) => ({ value: heading, label: heading }))}
                />
              ),
            },
            {
              key: 'example',
              name: text.example,
              cell: (column) => <span className="soft">{exampleOf(seen, headingOf(mapping, column))}</span>,
            },
          ]}
        />
      </div>
      <Sample seen={seen} />
    </div>
  )
}

function exampleOf(seen: Seen, heading: string | null): string {
  return heading === null ? '' : (seen.sample[0]?.[seen.headings.indexOf(heading)] ?? '')
}

function Sample({ seen }: { seen: Seen }) {
  return (
    <details>
      <summary className="link small">{text.sample}</summary>
      <p className="soft small">{text.encodingHint}</p>
      <div className="table-scroll sample">
        <PlainTable
          caption={text.sample}
          rows={seen.sample.map((cells, line) => ({ line, cells }))}
          keyOf={(row) => String(row.line)}
          columns={seen.headings.map((heading, at) => ({
            key: heading,
            name: heading,
            cell: (row: { cells: readonly string[] }) => row.cells[at] ?? '',
          }))}
        />
      </div>
    </details>
  )
}
