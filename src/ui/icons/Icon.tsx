import './icon.css'
import { type IconName, iconPaths } from './paths.ts'

export type { IconName } from './paths.ts'

/**
 * An icon of the one set, always decoration: the word stands beside it or in the control's `aria-label`.
 * `size`: s 16 px, m the token `--gh-icon`, l 24 px.
 */
export function Icon({ name, size = 'm' }: { name: IconName; size?: 's' | 'm' | 'l' }) {
  return (
    <svg className="gh-icon" data-size={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  )
}
