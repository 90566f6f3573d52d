import type { ComponentType } from 'react'
import type { IconName } from '../icons/Icon.tsx'

/** A page loaded when it is first opened. */
export type LazyPage = () => Promise<{ default: ComponentType }>

/** A place in the console: its address below the shell, and who may enter. */
export type ConsoleScreen = {
  /** Below the shell's root, without a leading slash; parameters as `:name`, a trailing `/*` for its own sub-places. */
  readonly path: string
  readonly title: string
  /** The permission to read it; anyone signed in when null. */
  readonly permission: string | null
  /** Its entry in the side navigation; null for a page reached from another. */
  readonly nav: { readonly label: string; readonly icon: IconName } | null
  readonly page: LazyPage
}

/** The address of a screen before anything is opened on it. */
export function placeOf(screen: ConsoleScreen): string {
  return `/${screen.path.replace(/\/:.*$/, '')}`
}

/** A part of 今日 that a service brings along. */
export type TodayPart = {
  readonly key: string
  /** `next`: lines of what comes next, beside the to-dos. `charts`: one or more cards in the row below. */
  readonly place: 'next' | 'charts'
  readonly permission: string
  readonly part: LazyPage
}

/** What one service brings to the console. */
export type ConsoleScreens = {
  readonly key: string
  readonly name: string
  readonly screens: readonly ConsoleScreen[]
  readonly today: readonly TodayPart[]
  /** Where a case opens, when its type is this service's. */
  readonly casePath: (type: string, caseId: string) => string | null
  /** Where a person opens, and for whom, when the service keeps people. */
  readonly people?: { readonly path: (personId: string) => string; readonly permission: string }
  /** The full list of cases and what it is called, when the service has cases. */
  readonly cases?: { readonly path: string; readonly name: string }
}
