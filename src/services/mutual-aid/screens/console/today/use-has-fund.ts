import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../../platform/client/ask.ts'
import { listPolicies } from '../../../policies.contract.ts'

/** Whether the reader's federation has a fund: it begins with its first policy, and before there are no figures to ask for. */
export function useHasFund(): boolean {
  const asked = useQuery(ask(listPolicies, {}))
  return (asked.data?.policies.length ?? 0) > 0
}
