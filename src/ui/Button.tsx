import type { ReactNode } from 'react'
import './button.css'
import { Icon, type IconName } from './icons/Icon.tsx'
import { uiText } from './text.ts'

type Look = {
  /** `main` is the one act of a screen; `danger` gives something up; `quiet` has no edge. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'big'
  /** Takes all the width there is. */
  readonly wide?: boolean
  readonly icon?: IconName
  readonly children: ReactNode
}

function looked({ kind = 'plain', size = 'normal', wide }: Look) {
  return { className: 'gh-button', 'data-kind': kind, 'data-height': size, 'data-wide': wide || undefined }
}

/** While `busy` the button keeps its place, says so and takes no second press. */
export function Button(
  props: Look & { readonly onPress?: () => void; readonly type?: 'button' | 'submit'; readonly busy?: boolean },
) {
  const { onPress, type = 'button', busy, icon, children } = props
  return (
    <button {...looked(props)} type={type} onClick={onPress} disabled={busy} aria-busy={busy || undefined}>
      {icon ? <Icon name={icon} /> : null}
      {busy ? uiText.busy : children}
    </button>
  )
}

/** A button that leads to an address. */
export function LinkButton(props: Look & { readonly href: string }) {
  return (
    <a {...looked(props)} href={props.href}>
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </a>
  )
}
