import { useMutation, useQueryClient } from '@tanstack/react-query'

/** An act after which every answer on the screen is asked anew. */
export function useAct<Result>(act: () => Promise<Result>) {
  const answers = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => answers.invalidateQueries() })
}
