import { useMutation } from '@tanstack/react-query'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { screeningText } from '../../../quarters-console.text.ts'
import { type QuarterCard, startScreening } from '../../../settlements.contract.ts'
import { moment, quarterName } from '../words.tsx'

const text = screeningText

/** What a screening will look at, before it starts. */
export function ScreeningDialog({
  card,
  onClose,
  onStarted,
}: {
  card: QuarterCard
  onClose: () => void
  onStarted: (jobId: string) => void
}) {
  const start = useMutation({
    mutationFn: () => call(startScreening, { params: { quarter: card.quarter } }),
    onSuccess: ({ jobId }) => onStarted(jobId),
  })
  const running = card.screening?.state === 'running' || card.screening?.state === 'waiting'
  const why = running ? text.locked : card.settlements === 0 ? text.noSettlements : null
  return (
    <ActDialog
      open
      title={say(text.title, { quarter: quarterName(card.quarter) })}
      onClose={onClose}
      act={{ name: text.start, busy: start.isPending, onAct: () => start.mutate() }}
      why={why}
      problem={sentenceOf(start.error)}
      done={start.isSuccess && <p>{text.started}</p>}
    >
      <div className="stack">
        <p className="muted">{text.before}</p>
        <Facts
          facts={[
            { name: text.settlements, value: say(consoleText.units.rowCount, { n: count(card.settlements) }) },
            { name: text.changed, value: say(consoleText.units.rowCount, { n: count(card.changedSinceScreening) }) },
            { name: text.last, value: card.screenedAt ? moment(card.screenedAt) : text.never },
          ]}
        />
      </div>
    </ActDialog>
  )
}
