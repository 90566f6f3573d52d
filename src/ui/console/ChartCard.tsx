import { type ReactNode, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import './card.css'
import { kitText } from './text.ts'

/** A chart that can be read as its table instead. */
export function ChartCard({
  title,
  sub,
  legend,
  table,
  note,
  download,
  children,
}: {
  title: string
  sub?: ReactNode
  legend?: ReactNode
  table: ReactNode
  note?: ReactNode
  download?: ReactNode
  children: ReactNode
}) {
  const [asTable, setAsTable] = useState(false)
  return (
    <section className="card chart-card">
      <header>
        <h2>
          {title}
          {sub && <small>{sub}</small>}
        </h2>
        <span className="row no-print">
          {download}
          <button type="button" className="plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Icon name={asTable ? 'chart' : 'columns'} size="s" />
            {asTable ? kitText.chart : kitText.dataTable}
          </button>
        </span>
      </header>
      {asTable ? (
        <div className="table-scroll">{table}</div>
      ) : (
        <>
          {legend && <p className="legend">{legend}</p>}
          {children}
        </>
      )}
      {note && <p className="note">{note}</p>}
    </section>
  )
}
