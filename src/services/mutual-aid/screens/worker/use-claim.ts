import { useCallback, useRef, useState } from 'react'
import { type Asked, useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import type { PageGiven } from '../../../../ui/screen.ts'
import { getMyClaim } from '../../claims.contract.ts'
import { type ClaimDraft, draftOf, keepClaimDraft } from './draft.ts'

export type ClaimAnswer = ReceivedOf<typeof getMyClaim>

/** The claim a page is about, by the `:id` of its path. */
export function useClaim({ params }: PageGiven): Asked<typeof getMyClaim> {
  return useAsk(getMyClaim, { params: { id: params.id! } })
}

/** The draft of that claim; every change is kept on the phone at once. */
export function useDraft({
  params,
  reader,
}: PageGiven): [draft: ClaimDraft, change: (part: Partial<ClaimDraft>) => void] {
  const personId = reader!.personId
  const claimId = params.id!
  const [draft, setDraft] = useState(() => draftOf(personId, claimId))
  const latest = useRef(draft)
  const change = useCallback(
    (part: Partial<ClaimDraft>) => {
      latest.current = { ...latest.current, ...part }
      setDraft(latest.current)
      keepClaimDraft(personId, claimId, latest.current)
    },
    [personId, claimId],
  )
  return [draft, change]
}

/** True when it is the person's turn: to fill in, or to correct a card the bank refused. */
export function isHers(answer: ClaimAnswer): boolean {
  return answer.claim.personStatus === 'waiting-for-you'
}

export function claimPath(
  claimId: string,
  place?: 'card' | 'sign' | 'agent' | 'objection' | 'declining' | 'sum',
): string {
  return `/mutual-aid/claims/${claimId}${place ? `/${place}` : ''}`
}
