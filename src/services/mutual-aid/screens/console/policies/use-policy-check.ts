import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { checkPolicy } from '../../../policies.contract.ts'

const pauseMs = 400

/** Every fault of what is typed and what it would pay, asked when the typing pauses. */
export function usePolicyCheck(draft: unknown, trialOwnPayFen: readonly number[]) {
  const asked = JSON.stringify({ draft, trialOwnPayFen })
  const [settled, setSettled] = useState(asked)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), pauseMs)
    return () => clearTimeout(timer)
  }, [asked])
  const check = useQuery({
    queryKey: [checkPolicy.path, settled],
    queryFn: ({ signal }) =>
      call(checkPolicy, { body: JSON.parse(settled) as { draft: unknown; trialOwnPayFen: number[] } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { check, isCurrent: settled === asked && !check.isFetching }
}
