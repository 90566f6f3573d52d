import type { ReactNode } from 'react'
import { Icon } from './icons/Icon.tsx'
import { uiText } from './text.ts'
import './top-bar.css'

/**
 * Title of a page with the way back. `data-back` lets a router go back in history
 * when there is one, and follow `backHref` when the page was opened directly.
 */
export function TopBar({
  title,
  backHref,
  below,
  children,
}: {
  title: string
  backHref: string
  /** Where one stands in a task, below the title. */
  below?: ReactNode
  children?: ReactNode
}) {
  return (
    <header>
      <div className="gh-top">
        <a href={backHref} data-back="" aria-label={uiText.back}>
          <Icon name="chevron-left" size="l" />
        </a>
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
      {below}
    </header>
  )
}
