import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icons/Icon.tsx'
import './marks.css'
import { count } from './figures.ts'
import { kitText, say } from './text.ts'

export type Tone = 'info' | 'ok' | 'warn' | 'bad' | 'plain'

const toneIcon: Record<Tone, IconName | null> = {
  info: 'clock',
  ok: 'check-circle',
  warn: 'pen',
  bad: 'warning',
  plain: null,
}

/** A state in its word, with the icon of its tone. */
export function StateTag({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  const drawn = icon ?? toneIcon[tone]
  return (
    <span className={`tag ${tone} ${drawn ? '' : 'bare'}`}>
      {drawn && <Icon name={drawn} size="s" />}
      {children}
    </span>
  )
}

/** A due date in working days: amber when soon, orange-red when late. */
export function Due({ due }: { due: { daysLeft: number; state: 'calm' | 'soon' | 'late' } | null }) {
  if (!due) return null
  const words =
    due.daysLeft < 0
      ? say(kitText.overdue, { n: -due.daysLeft })
      : due.daysLeft === 0
        ? kitText.dueToday
        : say(kitText.daysLeft, { n: due.daysLeft })
  const tone = due.state === 'late' ? 'bad' : due.state === 'soon' ? 'warn' : ''
  return (
    <span className={`due ${tone}`}>
      {tone && <Icon name={due.state === 'late' ? 'warning' : 'clock'} size="s" />}
      {words}
    </span>
  )
}

/** 差 0 in green where the parts make the whole; otherwise the difference, loudly. */
export function Difference({ value }: { value: number }) {
  return (
    <span className={`due ${value === 0 ? 'ok' : 'bad'}`}>
      <Icon name={value === 0 ? 'check-circle' : 'warning'} size="s" />
      {say(kitText.difference, { n: count(value) })}
    </span>
  )
}

/** A number that opens to its rows; a number alone where there is nothing to open. */
export function Opens({
  onOpen,
  label,
  children,
}: {
  onOpen?: (() => void) | undefined
  label?: string
  children: ReactNode
}) {
  if (!onOpen) return <span>{children}</span>
  return (
    <button type="button" className="plain opens num" onClick={onOpen} aria-label={label}>
      {children}
    </button>
  )
}

/** A filter that is on, with what takes it off. */
export function ChipOn({ name, onClear, children }: { name: string; onClear: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip on" onClick={onClear}>
      <span className="visually-hidden">{say(kitText.clearFilter, { name })}</span>
      {children}
      <Icon name="close" size="s" />
    </button>
  )
}

/** A small button that is only an icon; it names itself. */
export function IconButton({
  icon,
  label,
  onClick,
  children,
}: {
  icon: IconName
  label: string
  onClick?: () => void
  children?: ReactNode
}) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
      {children}
    </button>
  )
}
