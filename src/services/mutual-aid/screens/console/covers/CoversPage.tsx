import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { RevealCell } from '../../../../../kernel/privacy/screens.ts'
import { askPages } from '../../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { useMay, useReader } from '../../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { listCovers } from '../../../settlements.contract.ts'
import { OrgPicker } from '../OrgPicker.tsx'
import { fullDay, today } from '../words.tsx'
import { CoverImportDialog } from './CoverImportDialog.tsx'

const text = consoleText.covers

type Cover = ReceivedOf<typeof listCovers>['covers'][number]

/** Who is covered, year by year, under an organisation. */
export default function CoversPage() {
  const { org } = useReader()
  const mayImport = useMay('mutual-aid.cover')
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('search') ?? '')
  const [importing, setImporting] = useState(false)
  const search = useDeferredValue(typed.trim())
  const year = Number(params.get('year') ?? today().slice(0, 4))
  const orgId = params.get('orgId') ?? undefined
  const asked = useInfiniteQuery(
    askPages(listCovers, { query: { year, orgId: orgId ?? org.id, ...(search ? { search } : {}) } }),
  )
  const covers = asked.data?.pages.flatMap((page) => page.covers) ?? []
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    value ? next.set(name, value) : next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <div className="pad">
      <PageHead title={text.title} sub={asked.data && say(text.people, { n: count(asked.data.pages[0]!.people) })}>
        {mayImport && (
          <Button type="primary" icon={<Icon name="upload" size="s" />} onClick={() => setImporting(true)}>
            {text.importList}
          </Button>
        )}
      </PageHead>
      <div className="row wrap no-print">
        <Select
          aria-label={text.policyYear}
          style={{ width: 112 }}
          value={year}
          onChange={(picked) => set('year', String(picked))}
          options={years().map((one) => ({ value: one, label: say(text.year, { n: one }) }))}
        />
        <OrgPicker value={orgId} onChange={(picked) => set('orgId', picked)} width={240} />
        <Input
          allowClear
          style={{ width: 260 }}
          prefix={<Icon name="search" size="s" />}
          placeholder={text.search}
          aria-label={text.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => set('search', search)}
        />
      </div>
      <section className="card">
        <Answered asked={asked} bones={8}>
          {() =>
            covers.length === 0 ? (
              <Empty icon="shield" title={text.empty}>
                <p>{search || orgId ? text.emptyFiltered : text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <Covers covers={covers} />
                <MoreRows
                  shown={covers.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
      {importing && <CoverImportDialog year={year} onClose={() => setImporting(false)} />}
    </div>
  )
}

/** From next year back to the first year of the fund. */
function years(): readonly number[] {
  const next = Number(today().slice(0, 4)) + 1
  return Array.from({ length: next - 2012 }, (_, back) => next - back)
}

function Covers({ covers }: { covers: readonly Cover[] }) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={covers}
        keyOf={(cover) => cover.id}
        columns={[
          { key: 'name', name: names.name, cell: (cover) => cover.name },
          {
            key: 'id',
            name: names.idNumber,
            cell: (cover) => (
              <RevealCell
                person={{ id: cover.personId, name: cover.name, idNumber: cover.maskedIdNumber }}
                place={text.title}
              />
            ),
          },
          { key: 'org', name: names.org, cell: (cover) => cover.orgName },
          { key: 'starts', name: names.starts, cell: (cover) => fullDay(cover.startsOn) },
          { key: 'ends', name: names.ends, cell: (cover) => fullDay(cover.endsOn) },
        ]}
      />
    </div>
  )
}
