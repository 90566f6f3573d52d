import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../../platform/client/ask.ts'
import { listQuarters } from '../../../settlements.contract.ts'
import { useHasFund } from './use-has-fund.ts'

/** The newest quarter with anything in it. */
export function useLatestQuarter() {
  const hasFund = useHasFund()
  const asked = useQuery({ ...ask(listQuarters, {}), enabled: hasFund })
  return asked.data?.quarters[0] ?? null
}
