import { dropDraft, findDraft, keepDraft } from '../../../../platform/client/keep.ts'

export type AgentDraft = {
  readonly name: string
  readonly idNumber: string
  readonly relation: 'spouse' | 'child' | 'parent' | 'sibling' | 'other'
  readonly reason: 'incapacitated' | 'dead'
}

/** What the person has filled in and not yet sent; the signature is never kept. */
export type ClaimDraft = {
  readonly cardNumber: string
  readonly bankName: string
  readonly agent: AgentDraft | null
}

export const emptyDraft: ClaimDraft = { cardNumber: '', bankName: '', agent: null }

/** The draft of one person for one claim; somebody else on the same phone finds an empty one. */
export function draftOf(personId: string, claimId: string): ClaimDraft {
  return findDraft(nameOf(personId, claimId), isClaimDraft) ?? emptyDraft
}

export function keepClaimDraft(personId: string, claimId: string, draft: ClaimDraft): void {
  keepDraft(nameOf(personId, claimId), draft)
}

/** After sending: the card number must not stay on the phone. */
export function dropClaimDraft(personId: string, claimId: string): void {
  dropDraft(nameOf(personId, claimId))
}

function nameOf(personId: string, claimId: string): string {
  return `mutual-aid.${personId}.${claimId}`
}

function isClaimDraft(draft: unknown): draft is ClaimDraft {
  const fields = draft as Partial<ClaimDraft> | null
  return typeof fields?.cardNumber === 'string' && typeof fields.bankName === 'string' && fields.agent !== undefined
}
