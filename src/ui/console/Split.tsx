import type { ReactNode } from 'react'
import './sheet.css'
import './split.css'

/** A list with the thing opened from it beside it. On a narrow screen one of the two has the room. */
export function Split({
  list,
  detail,
  nothingOpened,
}: {
  list: ReactNode
  detail: ReactNode | null
  nothingOpened: ReactNode
}) {
  return (
    <div className={detail ? 'split opened' : 'split'}>
      <section className="split-list no-print">{list}</section>
      <article className="split-detail">{detail ?? <div className="split-none">{nothingOpened}</div>}</article>
    </div>
  )
}
