import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../../platform/client/ask.ts'
import { listQuarters } from '../../../settlements.contract.ts'

/** The newest quarter with anything in it. */
export function useLatestQuarter() {
  const asked = useQuery(ask(listQuarters, {}))
  return asked.data?.quarters[0] ?? null
}
