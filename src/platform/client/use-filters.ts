import { useLocation, useSearchParams } from 'react-router'

/** The filters as the address says them: it can be kept, sent and gone back to. */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams()
  const { search } = useLocation()
  const filter = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Partial<
    Record<Name, string>
  >
  const change = (changes: Partial<Record<Name, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes) as [string, string | undefined][]) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
  }
  return {
    filter,
    change,
    isFiltered: names.some((name) => params.has(name)),
    clear: () => setParams({}, { replace: true }),
    address: search,
  }
}
