import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

/** A long job as a screen shows it: it can be left, resumes after a crash, and ends with its report. */
export const jobCard = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.int(),
  total: z.int().nullable(),
  unit: z.string(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Why it failed and what to do, in Chinese. */
  problem: z.string().nullable(),
})
export type JobCard = z.infer<typeof jobCard>

export const getJob = endpoint({
  method: 'GET',
  path: '/jobs/:id',
  summary: 'Progress of a long job.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('jobs.job') }),
  answer: jobCard,
})

export const listMyJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  summary: 'Long jobs the reader started, running ones first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ jobs: z.array(jobCard) }),
})
