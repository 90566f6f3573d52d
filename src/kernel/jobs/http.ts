import { reading } from '../../platform/db/transaction.ts'
import { route } from '../access/index.ts'
import { getJob, type JobCard, listMyJobs } from './contract.ts'
import type { Job } from './model.ts'
import { jobOf, jobsOf } from './queries.ts'

export const routes = [
  route(getJob, ({ who, params }) => reading(who, async (tx) => present(await jobOf(tx, params.id)))),
  route(listMyJobs, ({ who }) => reading(who, async (tx) => ({ jobs: (await jobsOf(tx, who)).map(present) }))),
]

function present(job: Job): JobCard {
  const { id, kind, title, state, done, total, unit, startedAt, endedAt, problem } = job
  return { id, kind, title, state, done, total, unit, startedAt, endedAt, problem }
}
