import { useQuery } from '@tanstack/react-query'
import { listQuarters } from '../../../settlements.contract.ts'
import { ask } from '../ask.ts'

/** The newest quarter with anything in it. */
export function useLatestQuarter() {
  const asked = useQuery(ask(listQuarters, {}))
  return asked.data?.quarters[0] ?? null
}
