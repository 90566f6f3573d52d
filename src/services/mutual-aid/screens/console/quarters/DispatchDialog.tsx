import { useMutation } from '@tanstack/react-query'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { dispatchText } from '../../../quarters-console.text.ts'
import { type QuarterCard, startDispatch } from '../../../settlements.contract.ts'
import { claimsOf, quarterName, yuan } from '../words.tsx'

const text = dispatchText

/** How many claims go down, before they do. */
export function DispatchDialog({
  card,
  onClose,
  onStarted,
}: {
  card: QuarterCard
  onClose: () => void
  onStarted: (jobId: string) => void
}) {
  const start = useMutation({
    mutationFn: () => call(startDispatch, { params: { quarter: card.quarter } }),
    onSuccess: ({ jobId }) => onStarted(jobId),
  })
  return (
    <ActDialog
      open
      title={say(text.title, { quarter: quarterName(card.quarter) })}
      onClose={onClose}
      act={{
        name: say(text.start, { n: count(card.undispatched) }),
        busy: start.isPending,
        onAct: () => start.mutate(),
      }}
      why={whyNot(card)}
      problem={sentenceOf(start.error)}
      done={start.isSuccess && <p>{text.started}</p>}
    >
      <div className="stack">
        <p className="muted">{text.before}</p>
        <Facts
          facts={[
            { name: text.undispatched, value: claimsOf(card.undispatched) },
            { name: text.benefit, value: yuan(card.benefitFen) },
          ]}
        />
        <p>{text.final}</p>
      </div>
    </ActDialog>
  )
}

function whyNot(card: QuarterCard): string | null {
  if (card.screenedAt === null) return text.notScreened
  if (card.changedSinceScreening > 0) return say(text.stale, { n: count(card.changedSinceScreening) })
  return card.undispatched === 0 ? text.nothing : null
}
