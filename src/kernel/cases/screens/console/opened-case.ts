import { createContext, useContext } from 'react'

const OpenedCase = createContext<string | null>(null)
export const OpenedCaseProvider = OpenedCase.Provider

/** The case whose sheet is around; null outside of one. */
export function useOpenedCase(): string | null {
  return useContext(OpenedCase)
}
