import type { JobCard } from '../../kernel/jobs/contract.ts'
import { sayInstant } from '../../platform/client/say-dates.ts'
import { instantNow } from '../../platform/client/today.ts'
import { Bar } from '../../ui/console/Bars.tsx'
import { count } from '../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../ui/console/Marks.tsx'
import { say } from '../../ui/console/text.ts'
import { shellText } from './text.ts'

const tones: Record<JobCard['state'], Tone> = { waiting: 'plain', running: 'info', done: 'ok', failed: 'bad' }

/** One long job: how far it is, or how it ended. */
export function JobLine({ job }: { job: JobCard }) {
  const facts = { done: count(job.done), total: count(job.total ?? 0), unit: job.unit }
  return (
    <li className="job-line">
      <p className="row">
        <span className="grow">{job.title}</span>
        <StateTag tone={tones[job.state]}>{shellText.jobPage.states[job.state]}</StateTag>
      </p>
      {job.state === 'running' && job.total !== null && <Bar part={job.done} whole={job.total} />}
      <small>
        {job.state === 'failed' && job.problem}
        {job.state !== 'failed' &&
          say(job.total === null ? shellText.jobPage.progressOpen : shellText.jobPage.progress, facts)}
        {job.endedAt && (
          <>
            <span className="sep" />
            {say(shellText.jobPage.ended, { when: sayInstant(job.endedAt, instantNow()) })}
          </>
        )}
      </small>
    </li>
  )
}
