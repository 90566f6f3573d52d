import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import {
  type listProofRows,
  type NotEligibleReason,
  notEligibleReason,
  type ProofStage,
} from '../../../coverage.contract.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { claimStateNames, notEligibleNames } from '../../../text.ts'

const text = proofText

/** A number of the proof that opens to its rows. */
export type Cell = z.input<(typeof listProofRows)['query']>['cell']

const plain: Partial<Record<Cell, string>> = {
  'in-force': text.inForce,
  eligible: text.eligible,
  paid: text.paid,
  declined: text.declined,
  undispatched: text.undispatched,
  unscreened: text.unscreened,
}

/** What a number is called, wherever it stands. */
export function nameOfCell(cell: Cell): string {
  const [kind, name] = cell.split(':')
  if (kind === 'reason') return notEligibleNames[name as NotEligibleReason]
  if (kind === 'stage') return claimStateNames[name as ProofStage]
  return plain[cell] ?? cell
}

/** The reasons in the order in which they are tried. */
export const reasonsInOrder = notEligibleReason.options

type Org = { readonly id: string; readonly name: string }

/** Where the reader looks: the organisation she narrowed to, and the number she opened. */
export function useProofPlace() {
  const [params, setParams] = useSearchParams()
  const set = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) value === null ? next.delete(name) : next.set(name, value)
    setParams(next)
  }
  return {
    tab: params.get('tab') ?? 'whole',
    orgId: params.get('org'),
    orgName: params.get('orgName'),
    cell: params.get('cell') as Cell | null,
    cellOrgId: params.get('cellOrg'),
    cellOrgName: params.get('cellOrgName'),
    showTab: (tab: string) => set({ tab: tab === 'whole' ? null : tab }),
    narrow: (org: Org | null) => set({ org: org?.id ?? null, orgName: org?.name ?? null, tab: null }),
    openCell: (cell: Cell, org?: Org) => set({ cell, cellOrg: org?.id ?? null, cellOrgName: org?.name ?? null }),
    closeCell: () => set({ cell: null, cellOrg: null, cellOrgName: null }),
  }
}
