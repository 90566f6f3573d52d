import { createContext, useContext } from 'react'
import type { Me } from '../../kernel/access/contract.ts'

/** Who is signed in and the roles she may choose among; the shell's own, services read `useReader`. */
export type SignedIn = {
  readonly me: Me
  readonly grantKey: string
  readonly grants: readonly { key: string; roleName: string; orgName: string }[]
  readonly pick: (key: string) => void
}

const MeContext = createContext<SignedIn | null>(null)
export const MeProvider = MeContext.Provider

export function useMe(): SignedIn {
  const signedIn = useContext(MeContext)
  if (!signedIn) throw new Error('useMe is called outside the signed-in part of the shell')
  return signedIn
}
