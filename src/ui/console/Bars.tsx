import type { ReactNode } from 'react'
import { Opens } from './Marks.tsx'
import './bars.css'
import { timeLeft } from './figures.ts'
import { kitText } from './text.ts'

/** A share of a whole, drawn; its number stands beside it in words. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  return (
    <span className="bar" aria-hidden="true">
      <i style={{ width: `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%` }} />
    </span>
  )
}

export type Rank = {
  readonly key: string
  readonly label: ReactNode
  readonly value: number
  readonly shown: ReactNode
  readonly tone?: 'last' | 'bad'
  readonly onOpen?: () => void
}

/** Named bars on one scale from zero, each number opening to its rows. `thick` for the stages of one flow. */
export function Ranks({
  ranks,
  shape,
  picked,
  aligned,
}: {
  ranks: readonly Rank[]
  shape: 'thin' | 'thick'
  picked?: string | null
  aligned?: true
}) {
  const most = Math.max(1, ...ranks.map((rank) => rank.value))
  return (
    <ul className={aligned ? 'ranks aligned' : 'ranks'}>
      {ranks.map((rank) => (
        <li key={rank.key} aria-current={picked === rank.key || undefined}>
          <span className="label">{rank.label}</span>
          {shape === 'thin' ? (
            <Bar part={rank.value} whole={most} />
          ) : (
            <span className="thick" aria-hidden="true">
              <i className={rank.tone} style={{ width: `${(rank.value / most) * 100}%` }} />
            </span>
          )}
          <b className="num">
            <Opens onOpen={rank.onOpen}>{rank.shown}</Opens>
          </b>
        </li>
      ))}
    </ul>
  )
}

/** A long job on its way: what, how far, how much longer; it may be left. */
export function JobStrip({
  title,
  step,
  startedAt,
  done,
  total,
  children,
}: {
  title: string
  step: string
  startedAt: string | null
  done: number
  total: number | null
  children?: ReactNode
}) {
  const share = total ? Math.min(1, done / total) : null
  const left = startedAt && total ? timeLeft(startedAt, done, total) : null
  return (
    <section className="card job-strip" role="status">
      <span className="turning" aria-hidden="true" />
      <p>
        <b>{title}</b>
        {'　'}
        {step}
      </p>
      {share !== null && <Bar part={done} whole={total ?? 0} />}
      {share !== null && <b className="num">{Math.floor(share * 100)}%</b>}
      <span className="soft">{left ? `${left}，${kitText.mayLeave}` : kitText.mayLeave}</span>
      {children && <span className="card-aside">{children}</span>}
    </section>
  )
}
