import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getJob } from '../../../../../kernel/jobs/contract.ts'
import { JobStrip } from '../../../../../ui/console/Bars.tsx'
import { count, size } from '../../../../../ui/console/figures.ts'
import { Wrong } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import type { ImportCard } from '../../../settlements.contract.ts'
import { ask } from '../ask.ts'
import { isUnderWay } from './quarter-state.ts'

const text = consoleText.proof

/** Everything under way in this quarter, each with its own strip; when one ends, every figure is asked anew. */
export function RunningJobs({
  imports,
  screening,
  jobIds,
}: {
  imports: readonly ImportCard[]
  screening: string | null
  jobIds: readonly string[]
}) {
  const running = imports.filter(isUnderWay)
  const jobs = [...new Set([...(screening ? [screening] : []), ...jobIds])]
  return (
    <>
      {running.map((one) => (
        <ImportStrip key={one.id} one={one} />
      ))}
      {jobs.map((jobId) => (
        <StepStrip key={jobId} jobId={jobId} />
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

function StepStrip({ jobId }: { jobId: string }) {
  const { data: job } = useQuery({
    ...ask(getJob, { params: { id: jobId } }),
    refetchInterval: ({ state }) => (state.data && isEnded(state.data.state) ? false : 1_000),
  })
  if (!job || job.state === 'done') return null
  if (job.state === 'failed') return job.problem ? <Wrong title={job.title} sentence={job.problem} /> : null
  return (
    <StepRunning
      title={job.title}
      waiting={job.state === 'waiting'}
      done={job.done}
      total={job.total}
      unit={job.unit}
      startedAt={job.startedAt}
    />
  )
}

function StepRunning({
  title,
  waiting,
  done,
  total,
  unit,
  startedAt,
}: {
  title: string
  waiting: boolean
  done: number
  total: number | null
  unit: string
  startedAt: string | null
}) {
  useAskAgainAtEnd()
  const facts = { done: count(done), total: count(total ?? 0), unit }
  const step = waiting ? text.queued : say(total === null ? text.runningOpen : text.runningOf, facts)
  return <JobStrip title={title} step={step} startedAt={startedAt} done={done} total={total} />
}

const isEnded = (state: string) => state === 'done' || state === 'failed'

/** A strip leaves the page when its job has ended: then the quarter is another one. */
function useAskAgainAtEnd() {
  const queries = useQueryClient()
  useEffect(() => () => void queries.invalidateQueries(), [queries])
}
