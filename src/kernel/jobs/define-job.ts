import type { JobDefinition, RecurringDefinition } from './model.ts'

/** Keeps the type of a declaration; apps gather them for `runJobs`. */
export function defineJob(definition: JobDefinition): JobDefinition {
  return definition
}

/** Keeps the type of a declaration; apps gather them for `runJobs`. */
export function defineRecurring(definition: RecurringDefinition): RecurringDefinition {
  return definition
}
