import { useState } from 'react'
import { findSetting, keepSetting } from '../../../../../platform/client/keep.ts'

const setting = 'console.claim-filters'

/** A set of filters under a name, kept on this device. */
export type KeptFilter = { readonly name: string; readonly address: string }

/** The reader's own names for filters she comes back to. */
export function useKeptFilters() {
  const [kept, setKept] = useState<readonly KeptFilter[]>(read)
  const save = (next: readonly KeptFilter[]) => {
    keepSetting(setting, JSON.stringify(next))
    setKept(next)
  }
  return {
    kept,
    keep: (one: KeptFilter) => save([...kept.filter(({ name }) => name !== one.name), one]),
    forget: (name: string) => save(kept.filter((one) => one.name !== name)),
  }
}

function read(): readonly KeptFilter[] {
  const text = findSetting(setting)
  return text ? (JSON.parse(text) as KeptFilter[]) : []
}
