import type { ComponentType } from 'react'
import type { IconName } from './icons/Icon.tsx'

/** What a shell gives every page of a service. */
export type PageGiven = {
  /** The `:name` parts of the page's path. */
  readonly params: Readonly<Record<string, string>>
  /**
   * Opens another page of the shell by its path below the shell. `replace` leaves no trace for the way back;
   * `rewind` goes back to that page when the reader came from it.
   */
  readonly go: (path: string, trace?: 'keep' | 'replace' | 'rewind') => void
  /** The address a link needs for a path below the shell. */
  readonly href: (path: string) => string
  /** Whose page it is; null at a public door. */
  readonly reader: { readonly personId: string; readonly name: string } | null
  /** Tells the shell that the page has signed the reader in. */
  readonly arrive?: () => Promise<void>
}

/** Something of a service that is loaded when it is first shown. */
export type LazyPart = () => Promise<{ default: ComponentType<PageGiven> }>

/** A page of a service and its path below the shell, parameters as `:name`. */
type ScreenPage = {
  readonly path: string
  readonly load: LazyPart
  /** Opens also to somebody who has not signed in. */
  readonly forGuests?: 'yes'
}

/** What a to-do says in the one inbox: its title, the word on the button, and the word in large type. */
type TodoWords = { readonly title: string; readonly act: string; readonly largeAct: string }

/** A kind of case in the one inbox. */
type InboxCases = {
  readonly type: string
  readonly path: (caseId: string) => string
  readonly todo: (state: string) => TodoWords
}

/** What a service offers in the worker app. */
export type WorkerScreens = {
  readonly service: string
  readonly name: string
  /** One grey line below the name in the list of services. */
  readonly note: string
  readonly icon: IconName
  /** The service's first page. */
  readonly path: string
  /** Its kind of case in the one inbox, when it has one. */
  readonly cases?: InboxCases
  /** Its other kinds of case. */
  readonly moreCases?: readonly InboxCases[]
  /** What it offers to somebody who belongs to no union, on the first page and at the sign-in. */
  readonly newcomers?: {
    readonly path: string
    readonly title: string
    readonly note: string
    readonly act: string
    readonly ask: string
  }
  /** What stands at hand on the first page of a member. */
  readonly atHand?: { readonly path: string; readonly icon: IconName; readonly label: string }
  /** What it says of the person in 我的. */
  readonly mine: LazyPart
  readonly pages: readonly ScreenPage[]
}

/** What the public door gives every page: a place to tell whose door it is, once the server has said so. */
export type PortalGiven = { readonly tellName: (federationName: string) => void }

/** What a service offers at the public door. */
export type PortalScreens = {
  readonly service: string
  readonly pages: readonly {
    readonly path: string
    readonly load: () => Promise<{ default: ComponentType<PortalGiven> }>
  }[]
}
