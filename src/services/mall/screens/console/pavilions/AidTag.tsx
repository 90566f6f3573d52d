import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import type { AidProjectCard } from '../../../aid-projects.contract.ts'
import { aidStateText } from '../../../aid-projects.text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'

const tones: Record<AidProjectCard['state'], Tone> = { running: 'info', finished: 'ok', stopped: 'plain' }

/** Where a project stands; one past its day says so. */
export function AidTag({ project: { state, pace } }: { project: AidProjectCard }) {
  if (pace === 'late') return <StateTag tone="warn">{pavilionsText.aid.late}</StateTag>
  return <StateTag tone={tones[state]}>{aidStateText[state]}</StateTag>
}
