import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { askOn, askPages } from '../../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { count, percent } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { getFigures, listFigureRows, type UnionPage } from '../../../unions.contract.ts'
import { fullDay, today } from '../words.ts'
import { FirmTotalDialog } from './FirmTotalDialog.tsx'

const text = consoleText.sheet

type Figures = ReceivedOf<typeof getFigures>
type Figure = Figures['figures'][number]

/** The numbers of a year under a union, each of which opens to its rows. */
export function FigureFacts({ page, onPick }: { page: UnionPage; onPick: (id: string) => void }) {
  const thisYear = Number(today().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [opened, setOpened] = useState<Figure | null>(null)
  const asked = useQuery(askOn(getFigures, { params: { id: page.org.id }, query: { year } }))
  return (
    <section>
      <h3>
        {say(text.figures, { year })}
        <Select
          size="small"
          className="org-aside-link no-print"
          aria-label={text.figureYear}
          value={year}
          onChange={setYear}
          options={Array.from({ length: 8 }, (_, back) => ({ value: thisYear - back, label: String(thisYear - back) }))}
        />
      </h3>
      <Answered asked={asked} bones={2}>
        {(answer) => (
          <>
            <dl className="org-figures">
              {answer.figures.map((figure) => (
                <div key={figure.key}>
                  <dt>{figure.name}</dt>
                  <dd className="num">
                    <Opens onOpen={figure.count > 0 ? () => setOpened(figure) : undefined} label={figure.name}>
                      {count(figure.count)}
                    </Opens>
                  </dd>
                </div>
              ))}
            </dl>
            <Coverage page={page} coverage={answer.coverage} />
          </>
        )}
      </Answered>
      {opened && <FigureRows page={page} figure={opened} year={year} onPick={onPick} onClose={() => setOpened(null)} />}
    </section>
  )
}

function Coverage({ page, coverage }: { page: UnionPage; coverage: Figures['coverage'] }) {
  const [telling, setTelling] = useState(false)
  const mayTell = useMay('unions.found')
  const { covered, total } = coverage
  if (page.org.kind === 'grassroots' || page.org.kind === 'firm') return null
  return (
    <p className="soft">
      {text.coverage}{' '}
      {total
        ? say(text.coverageOf, {
            covered: count(covered),
            total: count(total.firmCount),
            percent: percent(covered, total.firmCount),
          })
        : say(text.coverageNone, { covered: count(covered) })}{' '}
      {total && <small>{say(text.coverageSource, { source: total.source, year: total.year })}</small>}{' '}
      {mayTell && (
        <button type="button" className="plain link no-print" onClick={() => setTelling(true)}>
          {text.setTotal}
        </button>
      )}
      {telling && <FirmTotalDialog page={page} onClose={() => setTelling(false)} />}
    </p>
  )
}

function FigureRows({
  page,
  figure,
  year,
  onPick,
  onClose,
}: {
  page: UnionPage
  figure: Figure
  year: number
  onPick: (id: string) => void
  onClose: () => void
}) {
  const asked = useInfiniteQuery(
    askPages(listFigureRows, { params: { id: page.org.id }, query: { key: figure.key, year } }),
  )
  const rows = asked.data?.pages.flatMap((one) => one.rows) ?? []
  return (
    <SideList open title={say(text.rowsOf, { name: figure.name, year })} sub={page.org.name} onClose={onClose}>
      <Answered asked={asked}>
        {() => (
          <>
            <ul className="lines">
              {rows.map((row) => (
                <li key={`${row.orgId}${row.day}`}>
                  <button type="button" className="plain opens grow" onClick={() => onPick(row.orgId)}>
                    {row.name}
                  </button>
                  <small>{fullDay(row.day)}</small>
                </li>
              ))}
            </ul>
            <MoreRows
              shown={rows.length}
              unit={consoleText.terms.unit}
              more={asked.hasNextPage}
              loading={asked.isFetchingNextPage}
              onMore={() => void asked.fetchNextPage()}
            />
          </>
        )}
      </Answered>
    </SideList>
  )
}
