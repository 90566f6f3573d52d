import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { consoleText } from '../../../console.text.ts'
import type { PolicyCard } from '../../../policies.contract.ts'

const tones: Record<PolicyCard['state'], Tone> = { 'in-force': 'ok', coming: 'info', past: 'plain' }

export function PolicyTag({ state }: { state: PolicyCard['state'] }) {
  return <StateTag tone={tones[state]}>{consoleText.policies.states[state]}</StateTag>
}
