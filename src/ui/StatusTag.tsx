import type { IconName } from './icons/Icon.tsx'
import { Tag, type Tone } from './Tag.tsx'
import { uiText } from './text.ts'

/** The five states a person meets, whatever the matter. */
type Status = keyof typeof uiText.status

const looks: Record<Status, { tone: Tone; icon: IconName }> = {
  'waiting-for-you': { tone: 'warn', icon: 'pen' },
  'in-progress': { tone: 'info', icon: 'clock' },
  'to-confirm': { tone: 'warn', icon: 'check-circle' },
  closed: { tone: 'ok', icon: 'check-circle' },
  refused: { tone: 'bad', icon: 'cross-circle' },
}

export function StatusTag({ status }: { status: Status }) {
  return (
    <Tag tone={looks[status].tone} icon={looks[status].icon}>
      {uiText.status[status]}
    </Tag>
  )
}
