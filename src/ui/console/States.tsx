import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icons/Icon.tsx'
import { kitText, say } from './text.ts'
import './rows.css'
import './states.css'

const widths = ['62%', '88%', '74%', '91%', '56%', '80%', '69%', '85%']

/** Where rows will stand; quiet, so that the page does not jump. */
export function Bones({ rows = 5 }: { rows?: number }) {
  return (
    <output className="bones" aria-label={kitText.loading}>
      {widths.slice(0, rows).map((width) => (
        <i key={width} style={{ width }} />
      ))}
    </output>
  )
}

/** Nothing here yet, and how the first row comes. */
export function Empty({
  icon = 'info-circle',
  title,
  children,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
}) {
  return (
    <div className="state-card">
      <h2>
        <Icon name={icon} />
        {title}
      </h2>
      {children}
    </div>
  )
}

/** What went wrong, why, and the next step; what was typed stays. */
export function Wrong({
  title,
  sentence,
  reference,
  onRetry,
}: {
  title: string
  sentence: string
  reference?: string | null
  onRetry?: (() => void) | undefined
}) {
  return (
    <div className="state-card" role="alert">
      <h2>
        <span className="bad-mark">
          <Icon name="warning" />
        </span>
        {title}
      </h2>
      <p>{sentence}</p>
      {reference && <small>{say(kitText.reference, { id: reference })}</small>}
      {onRetry && <Button onClick={onRetry}>{kitText.retry}</Button>}
    </div>
  )
}

/** The end of a list read by keyset: how many are shown, and the next of them. */
export function MoreRows({
  shown,
  unit,
  more,
  onMore,
  loading,
}: {
  shown: number
  unit: string
  more: boolean
  onMore: () => void
  loading: boolean
}) {
  return (
    <div className="more-rows">
      <span>{say(more ? kitText.shown : kitText.allShown, { n: shown, unit })}</span>
      {more && (
        <Button type="link" size="small" loading={loading} onClick={onMore}>
          {kitText.moreRows}
        </Button>
      )}
    </div>
  )
}
