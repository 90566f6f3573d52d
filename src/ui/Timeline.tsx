import type { ReactNode } from 'react'
import './timeline.css'

export type Moment = {
  readonly key: string
  readonly time: string | null
  readonly title: string
  readonly note?: ReactNode
  readonly stand: 'next' | 'now' | 'past'
}

/** What is still to come above, what has been below; the present stands out. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className="gh-timeline">
      {moments.map((moment) => (
        <li key={moment.key} data-stand={moment.stand} aria-current={moment.stand === 'now' ? 'step' : undefined}>
          {moment.time ? <time>{moment.time}</time> : null}
          <p>{moment.title}</p>
          {moment.note ? <small>{moment.note}</small> : null}
        </li>
      ))}
    </ol>
  )
}
