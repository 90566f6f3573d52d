import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { consoleText } from '../../console.text.ts'
import type { IntentCard } from '../../intents.contract.ts'

const tones: Record<IntentCard['state'], Tone> = {
  signing: 'warn',
  signed: 'warn',
  configured: 'info',
  issuing: 'info',
  issued: 'ok',
  cancelled: 'plain',
}

export function IntentTag({ state }: { state: IntentCard['state'] }) {
  return <StateTag tone={tones[state]}>{consoleText.intents.states[state]}</StateTag>
}
