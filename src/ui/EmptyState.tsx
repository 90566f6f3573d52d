import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon, type IconName } from './icons/Icon.tsx'
import './state.css'
import { uiText } from './text.ts'

/** Nothing here yet: says how the first one comes. */
export function EmptyState({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="gh-state">
      <Icon name={icon} size="l" />
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** Something went wrong: the sentence says what and what to do; the number helps whoever is asked. */
export function ErrorState({
  sentence,
  requestId,
  onAgain,
}: {
  sentence: string
  requestId: string | null
  onAgain?: () => void
}) {
  return (
    <div className="gh-state" role="alert">
      <Icon name="warning" size="l" />
      <p>{sentence}</p>
      {requestId ? <p className="gh-state-number">{uiText.requestId(requestId)}</p> : null}
      {onAgain ? (
        <Button icon="refresh" onPress={onAgain}>
          {uiText.again}
        </Button>
      ) : null}
    </div>
  )
}

/** A sentence that must be read before going on: what came back, what failed. */
export function Warning({
  tone,
  title,
  children,
}: {
  tone: 'warn' | 'bad' | 'info'
  title: string
  children?: ReactNode
}) {
  return (
    <div className="gh-warning" data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={tone === 'info' ? 'info-circle' : 'warning'} />
      <div>
        <b>{title}</b>
        {children}
      </div>
    </div>
  )
}
