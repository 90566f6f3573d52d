import { useLocation, useSearchParams } from 'react-router'
import type { z } from 'zod'
import type { ClaimState, listClaims } from '../../../claims.contract.ts'

export type ClaimFilter = Omit<z.input<(typeof listClaims)['query']>, 'cursor'>

export const filterNames = ['quarter', 'orgId', 'state', 'late', 'search'] as const

/** The filters as the address says them: it can be kept, sent and gone back to. */
export function useClaimFilter() {
  const [params, setParams] = useSearchParams()
  const { search } = useLocation()
  const filter: ClaimFilter = {
    quarter: params.get('quarter') ?? undefined,
    orgId: params.get('orgId') ?? undefined,
    state: (params.get('state') as ClaimState | null) ?? undefined,
    late: params.get('late') === 'yes' ? 'yes' : undefined,
    search: params.get('search') ?? undefined,
  }
  const change = (changes: Partial<Record<(typeof filterNames)[number], string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
    setParams(next, { replace: true })
  }
  const isFiltered = filterNames.some((name) => params.has(name))
  return {
    filter,
    change,
    isFiltered,
    clear: () => setParams({}, { replace: true }),
    load: (kept: string) => setParams(new URLSearchParams(kept), { replace: true }),
    address: search,
  }
}
