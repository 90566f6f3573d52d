import { createContext, useContext } from 'react'

/** An organisation the reader works for, as far as a screen needs it. */
export type ReaderOrg = { readonly id: string; readonly name: string; readonly kind: string; readonly depth: number }

/** Whoever reads the screen, under the role she works in now. */
export type Reader = {
  readonly name: string
  readonly roleName: string
  readonly org: ReaderOrg
  readonly permissions: ReadonlySet<string>
}

const ReaderContext = createContext<Reader | null>(null)
export const ReaderProvider = ReaderContext.Provider

/** The reader; only below the signed-in part of a shell. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('useReader is called outside the signed-in part of the shell')
  return reader
}

/** True when the reader's present role may do this. */
export function useMay(permission: string | null): boolean {
  const { permissions } = useReader()
  return permission === null || permissions.has(permission)
}
