import { useQuery } from '@tanstack/react-query'
import { listMyJobs } from '../../kernel/jobs/contract.ts'
import { ask } from '../../platform/client/ask.ts'
import { Answered } from '../../ui/console/Answered.tsx'
import { PageHead } from '../../ui/console/Card.tsx'
import { Empty } from '../../ui/console/States.tsx'
import { JobLine } from './JobLine.tsx'
import { shellText } from './text.ts'

/** Long jobs the reader started. */
export default function JobsPage() {
  const asked = useQuery({ ...ask(listMyJobs, {}), refetchInterval: 3_000 })
  return (
    <div className="pad narrow">
      <PageHead title={shellText.jobPage.title} />
      <section className="card">
        <Answered asked={asked}>
          {({ jobs }) =>
            jobs.length === 0 ? (
              <Empty icon="clock" title={shellText.jobPage.none}>
                <p>{shellText.jobPage.noneLead}</p>
              </Empty>
            ) : (
              <ul className="job-list">
                {jobs.map((job) => (
                  <JobLine key={job.id} job={job} />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
    </div>
  )
}
