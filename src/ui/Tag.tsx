import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons/Icon.tsx'
import './tag.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'plain'

const toneIcons: Record<Tone, IconName> = {
  ok: 'check-circle',
  warn: 'pen',
  bad: 'cross-circle',
  info: 'clock',
  plain: 'minus',
}

/** A state: colour, icon and word together. */
export function Tag({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className="gh-tag" data-tone={tone}>
      <Icon name={icon ?? toneIcons[tone]} size="s" />
      {children}
    </span>
  )
}

/** How a deadline stands; late ones carry the warning sign. */
export function Due({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="gh-due" data-tone={tone}>
      <Icon name={tone === 'bad' ? 'warning' : tone === 'ok' ? 'check-circle' : 'clock'} size="s" />
      <span>{children}</span>
    </span>
  )
}
