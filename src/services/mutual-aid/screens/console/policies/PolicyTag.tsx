import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import type { PolicyCard } from '../../../policies.contract.ts'
import { policiesText } from '../../../policies-console.text.ts'

const tones: Record<PolicyCard['state'], Tone> = { 'in-force': 'ok', coming: 'info', past: 'plain' }

export function PolicyTag({ state }: { state: PolicyCard['state'] }) {
  return <StateTag tone={tones[state]}>{policiesText.states[state]}</StateTag>
}
