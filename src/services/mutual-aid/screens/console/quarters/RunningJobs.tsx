import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getJob } from '../../../../../kernel/jobs/contract.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { JobStrip } from '../../../../../ui/console/Bars.tsx'
import { count, size } from '../../../../../ui/console/figures.ts'
import { Wrong } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { proofText } from '../../../quarters-console.text.ts'
import type { ImportCard, QuarterCard } from '../../../settlements.contract.ts'
import { isUnderWay } from './quarter-state.ts'

const text = proofText

/** Everything under way in this quarter, each with its own strip; when one ends, every figure is asked anew. */
export function RunningJobs({
  imports,
  card,
  jobIds,
}: {
  imports: readonly ImportCard[]
  card: QuarterCard | null
  jobIds: readonly string[]
}) {
  const running = imports.filter(isUnderWay)
  const jobs = [...new Set([...(card?.screening ? [card.screening.jobId] : []), ...jobIds])]
  return (
    <>
      {running.map((one) => (
        <ImportStrip key={one.id} one={one} />
      ))}
      {jobs.map((jobId) => (
        <StepStrip key={jobId} jobId={jobId} card={card} started={jobIds.includes(jobId)} />
      ))}
    </>
  )
}

function ImportStrip({ one }: { one: ImportCard }) {
  useAskAgainAtEnd()
  const step =
    one.state === 'waiting' ? text.queued : say(text.reading, { done: size(one.progressBytes), total: size(one.bytes) })
  return (
    <JobStrip title={one.fileName} step={step} startedAt={one.importedAt} done={one.progressBytes} total={one.bytes} />
  )
}

function StepStrip({ jobId, card, started }: { jobId: string; card: QuarterCard | null; started: boolean }) {
  const queries = useQueryClient()
  const { data: job } = useQuery({
    ...ask(getJob, { params: { id: jobId } }),
    // Somebody else's job may not be hers to read: then its strip is left out.
    refetchInterval: ({ state }) => (state.error || (state.data && isEnded(state.data.state)) ? false : 1_000),
  })
  const ended = job !== undefined && isEnded(job.state)
  useEffect(() => {
    if (started && ended) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== getJob.path })
  }, [started, ended, queries])
  if (!job) return null
  if (job.state === 'done') return started && card ? <StepResult title={job.title} card={card} /> : null
  if (job.state === 'failed') return job.problem ? <Wrong title={job.title} sentence={job.problem} /> : null
  const facts = { done: count(job.done), total: count(job.total ?? 0), unit: job.unit }
  const step =
    job.state === 'waiting' ? text.queued : say(job.total === null ? text.runningOpen : text.runningOf, facts)
  return <JobStrip title={job.title} step={step} startedAt={job.startedAt} done={job.done} total={job.total} />
}

/** What the quarter looks like after the step that was just taken here. */
function StepResult({ title, card }: { title: string; card: QuarterCard }) {
  const facts = {
    eligible: count(card.eligible),
    yuan: displayYuan(card.benefitFen),
    undispatched: count(card.undispatched),
  }
  return (
    <section className="card job-strip" role="status">
      <span className="due ok">
        <Icon name="check-circle" size="s" />
        {say(text.stepDone, { title })}
      </span>
      <span>{say(text.stepResult, facts)}</span>
    </section>
  )
}

const isEnded = (state: string) => state === 'done' || state === 'failed'

/** A strip leaves the page when its job has ended: then the quarter is another one. */
function useAskAgainAtEnd() {
  const queries = useQueryClient()
  useEffect(() => () => void queries.invalidateQueries(), [queries])
}
