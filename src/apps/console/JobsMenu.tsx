import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import { Link } from 'react-router'
import { listMyJobs } from '../../kernel/jobs/contract.ts'
import { ask } from '../../platform/client/ask.ts'
import { IconButton } from '../../ui/console/Marks.tsx'
import { say } from '../../ui/console/text.ts'
import { JobLine } from './JobLine.tsx'
import { shellText } from './text.ts'

/** What runs in the background, from anywhere. */
export function JobsMenu() {
  const asked = useQuery({
    ...ask(listMyJobs, {}),
    refetchInterval: ({ state }) =>
      state.data?.jobs.some((job) => job.state === 'running' || job.state === 'waiting') ? 2_000 : 60_000,
  })
  const jobs = asked.data?.jobs ?? []
  const running = jobs.filter((job) => job.state === 'running' || job.state === 'waiting').length
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="jobs-menu">
          {jobs.length === 0 ? (
            <p className="soft small">{shellText.jobPage.noneLead}</p>
          ) : (
            <ul>
              {jobs.slice(0, 5).map((job) => (
                <JobLine key={job.id} job={job} />
              ))}
            </ul>
          )}
          <Link className="link small" to="/jobs">
            {shellText.jobPage.all}
          </Link>
        </div>
      }
    >
      <span>
        <IconButton
          icon="clock"
          label={running > 0 ? `${shellText.jobs}，${say(shellText.jobPage.running, { n: running })}` : shellText.jobs}
        >
          {running > 0 && <i className="busy-dot" />}
        </IconButton>
      </span>
    </Popover>
  )
}
