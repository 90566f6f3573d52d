import { type ReactNode, useEffect, useRef } from 'react'
import './facts.css'
import './timeline.css'

/** Names and what they are, one a line; lines with nothing to say are left out. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode; more?: ReactNode }[] }) {
  return (
    <dl className="facts-list">
      {facts
        .filter((fact) => fact.value !== null && fact.value !== undefined && fact.value !== '')
        .map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>
              {fact.value}
              {fact.more && <small>{fact.more}</small>}
            </dd>
          </div>
        ))}
    </dl>
  )
}

export type Moment = {
  readonly key: string
  readonly when: string
  readonly title: ReactNode
  readonly by?: ReactNode
  readonly kind?: 'future' | 'present'
}

/** What happened and what comes next, the future on top. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className="timeline">
      {moments.map((moment) => (
        <li key={moment.key} className={moment.kind}>
          <i />
          <time>{moment.when}</time>
          <p>{moment.title}</p>
          {moment.by && <small>{moment.by}</small>}
        </li>
      ))}
    </ol>
  )
}

export type Column<Row> = {
  readonly key: string
  readonly name: ReactNode
  readonly cell: (row: Row) => ReactNode
  readonly right?: true
}

/** A table wider than its box takes the focus, so that the arrow keys push it; one that fits is no stop of the keyboard. */
function letKeyboardPush(table: HTMLTableElement): () => void {
  const box = table.parentElement!
  const watch = new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth && box.classList.contains('table-scroll')) table.tabIndex = 0
    else table.removeAttribute('tabindex')
  })
  watch.observe(box)
  watch.observe(table)
  return () => watch.disconnect()
}

/** A small table to read, not to work in; `sum` is its last, strong row. */
export function PlainTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  sum,
  quiet,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  sum?: readonly ReactNode[]
  quiet?: (row: Row) => boolean
}) {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => letKeyboardPush(table.current!), [])
  return (
    <table className="plain-table" ref={table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.right && 'right'}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={quiet?.(row) ? 'quiet' : undefined}>
            {columns.map((column) => (
              <td key={column.key} className={column.right && 'right'}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {sum && (
        <tfoot>
          <tr>
            {columns.map((column, at) => (
              <td key={column.key} className={column.right && 'right'}>
                {sum[at]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}
