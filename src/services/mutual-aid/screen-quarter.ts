import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { startJob } from '../../kernel/jobs/index.ts'
import { now } from '../../platform/clock.ts'
import type { Quarter } from '../../platform/dates.ts'
import { refreshStatistics } from '../../platform/db/refresh-statistics.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import { fundOf } from './fund-of.ts'
import type { Fund } from './funds.store.ts'
import { jobIsOpen } from './job-is-open.ts'
import {
  findQuarter,
  importIsRunning,
  listOutdatedPeople,
  lockQuarter,
  saveScreened,
  saveScreeningJob,
} from './quarters.store.ts'
import { reconcileClaims } from './reconcile-claims.ts'
import { screenedTables, screenPersons, screenQuarter as screenSettlements } from './screening.store.ts'
import { serviceText } from './text.ts'

/** 筛查: starts the job that screens a quarter. Refused while a file of the quarter is still coming in. */
export async function startScreening(actor: Actor, quarter: Quarter): Promise<string> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.screen', fund.orgPath)
    // A screening at work holds the quarter: whoever asks meanwhile is told so, and does not wait for its end.
    const seen = await findQuarter(tx, fund.key, quarter)
    if (await jobIsOpen(seen?.screeningJobId ?? null)) throw refusal('mutual-aid.job-running', { quarter })
    const known = await lockQuarter(tx, fund.key, quarter)
    if (await importIsRunning(tx, fund.key, quarter)) throw refusal('mutual-aid.import-running', { quarter })
    if (await jobIsOpen(known.screeningJobId)) throw refusal('mutual-aid.job-running', { quarter })

    const jobId = await startJob(tx, actor, {
      kind: 'mutual-aid.screen',
      title: fillSentence(serviceText.screeningTitle, { quarter }),
      payload: { fund: fund.key, quarter },
      unit: serviceText.units.settlements,
      queue: `mutual-aid ${fund.key}`,
    })
    await saveScreeningJob(tx, fund.key, quarter, jobId)
    await recordAudit(tx, actor, {
      action: 'mutual-aid.screening-started',
      subjectKind: 'mutual-aid.quarter',
      subjectId: jobId,
      orgId: fund.orgId,
      detail: { quarter },
    })
    return jobId
  })
}

/**
 * Screens every settlement in force of the quarter, and everyone whose earlier quarters a correction changed; then
 * brings the claims that exist in line. One transaction: killed, nothing has happened; run again, nothing changes.
 */
export async function screenQuarter(actor: Actor, fund: Fund, quarter: Quarter): Promise<void> {
  await transaction(actor, async (tx) => {
    await lockQuarter(tx, fund.key, quarter)
    await screenSettlements(tx, { fund: fund.key, quarter })
    const outdated = await listOutdatedPeople(tx, fund.key)
    if (outdated.length > 0) await screenPersons(tx, { fund: fund.key, idIndexes: outdated })
    await reconcileClaims(tx, actor, fund)
    await saveScreened(tx, fund.key, quarter, now())
    await recordAudit(tx, actor, {
      action: 'mutual-aid.screened',
      subjectKind: 'mutual-aid.fund',
      subjectId: fund.key,
      orgId: fund.orgId,
      detail: { quarter, outdated: outdated.length },
    })
  })
  await refreshStatistics(screenedTables)
}
