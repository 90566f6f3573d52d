import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { caseTables, openCases } from '../../kernel/cases/index.ts'
import { startJob } from '../../kernel/jobs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays, displayMonthDay, type Quarter } from '../../platform/dates.ts'
import { refreshStatistics } from '../../platform/db/refresh-statistics.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { bookApprovals } from './books.ts'
import { claimCase } from './claim-case.ts'
import type { Claim } from './claims.model.ts'
import { claimTables, insertClaims } from './claims.store.ts'
import { listUndispatched, type Undispatched } from './entitlements.store.ts'
import { refusal } from './errors.ts'
import { fundOf } from './fund-of.ts'
import type { Fund } from './funds.store.ts'
import { jobIsOpen } from './job-is-open.ts'
import { moveAllClaims } from './move-claim.ts'
import type { PolicyDocument } from './policies.contract.ts'
import { policyVersions } from './policies.store.ts'
import { countChanged, lockQuarter, saveDispatched, saveDispatchJob } from './quarters.store.ts'
import { setOffDebts } from './set-off.ts'
import { serviceText } from './text.ts'

/** Settlements sent down in one transaction. */
const chunk = 2000

/** 下发: starts the job that sends a screened quarter down. Refused when it is not screened as it stands. */
export async function startDispatch(actor: Actor, quarter: Quarter): Promise<string> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.dispatch', fund.orgPath)
    const known = await lockQuarter(tx, fund.key, quarter)
    if (known.screenedAt === null || (await countChanged(tx, fund.key, quarter)) > 0) {
      throw refusal('mutual-aid.quarter-not-screened', { quarter })
    }
    if (await jobIsOpen(known.dispatchJobId)) throw refusal('mutual-aid.job-running', { quarter })

    const jobId = await startJob(tx, actor, {
      kind: 'mutual-aid.dispatch',
      title: fillSentence(serviceText.dispatchTitle, { quarter }),
      payload: { fund: fund.key, quarter },
      unit: serviceText.units.claims,
      queue: `mutual-aid ${fund.key}`,
    })
    await saveDispatchJob(tx, fund.key, quarter, jobId)
    await recordAudit(tx, actor, {
      action: 'mutual-aid.dispatch-started',
      subjectKind: 'mutual-aid.quarter',
      subjectId: jobId,
      orgId: fund.orgId,
      detail: { quarter },
    })
    return jobId
  })
}

/**
 * Sends every eligible settlement of the quarter that gives more than its claims so far down to the union of its
 * cover, as a claim with a case. In chunks, each whole; one that was sent is not sent again.
 *
 * @returns how many claims were opened now
 */
export async function dispatchQuarter(
  actor: Actor,
  fund: Fund,
  quarter: Quarter,
  progress: (done: number) => Promise<void>,
): Promise<number> {
  let after = ''
  let opened = 0
  for (;;) {
    const sent = await transaction(actor, async (tx) => {
      await lockQuarter(tx, fund.key, quarter)
      const found = await listUndispatched(tx, fund.key, quarter, after, chunk)
      if (found.length === 0) await closeDispatch(tx, actor, fund, quarter, opened)
      else await openClaims(tx, actor, fund, quarter, found)
      return found
    })
    if (sent.length === 0) break
    after = sent.at(-1)!.settlementNo
    opened += sent.length
    await progress(opened)
  }
  await refreshStatistics([...claimTables, ...caseTables])
  return opened
}

async function closeDispatch(tx: Tx, actor: Actor, fund: Fund, quarter: Quarter, opened: number): Promise<void> {
  await saveDispatched(tx, fund.key, quarter, now())
  await recordAudit(tx, actor, {
    action: 'mutual-aid.dispatched',
    subjectKind: 'mutual-aid.fund',
    subjectId: fund.key,
    orgId: fund.orgId,
    detail: { quarter, opened },
  })
}

async function openClaims(
  tx: Tx,
  actor: Actor,
  fund: Fund,
  quarter: Quarter,
  found: readonly Undispatched[],
): Promise<void> {
  const policies = new Map((await policyVersions(tx, fund.key)).map((policy) => [policy.version, policy]))
  const names = new Map(
    (await personsByIds(tx, [...new Set(found.map((one) => one.personId))])).map((person) => [person.id, person.name]),
  )
  const entitled = found.map((one) => ({ ownerId: one.personId, entitledFen: one.dueFen - one.grantedFen }))
  const setOff = await setOffDebts(tx, fund.key, entitled)

  const claims = found.map((one, at) => claimOf(fund, quarter, one, setOff[at]!, policies.get(one.policyVersion)!))
  await openCases(
    tx,
    actor,
    claimCase,
    claims.map((claim, at) => ({
      id: claim.id,
      ownerId: claim.ownerId,
      orgPath: claim.orgPath,
      title: titleOf(found[at]!),
      subtitle: found[at]!.hospitalName,
      personName: names.get(claim.ownerId)!,
      amountFen: claim.payableFen,
      series: quarter,
      dueDays: policies.get(claim.policyVersion)!.stepDays.notify,
    })),
  )
  await insertClaims(tx, claims)
  await settleWhollySetOff(
    tx,
    actor,
    fund,
    claims.filter((claim) => claim.payableFen === 0),
  )
}

function claimOf(fund: Fund, quarter: Quarter, one: Undispatched, setOffFen: number, policy: PolicyDocument): Claim {
  const at = now()
  const entitledFen = one.dueFen - one.grantedFen
  return {
    ownerId: one.personId,
    id: newId(),
    fund: fund.key,
    quarter,
    idIndex: one.idIndex,
    settlementNo: one.settlementNo,
    kind: one.earlierClaims === 0 ? 'benefit' : 'supplement',
    sequence: one.sequence,
    orgId: one.orgId,
    orgPath: one.orgPath,
    state: 'notify',
    stageSince: at,
    entitledFen,
    setOffFen,
    payableFen: entitledFen - setOffFen,
    policyVersion: one.policyVersion,
    dispatchedAt: at,
    claimBy: addDays(today(), policy.claimDays),
    paidAt: null,
  }
}

function titleOf(one: Undispatched): string {
  return fillSentence(serviceText.claimTitle, {
    hospital: one.hospitalName,
    from: displayMonthDay(one.admittedOn),
    to: displayMonthDay(one.dischargedOn),
  })
}

/** A benefit that an old overpayment takes up wholly asks nothing of anyone. */
async function settleWhollySetOff(tx: Tx, actor: Actor, fund: Fund, claims: readonly Claim[]): Promise<void> {
  await moveAllClaims(tx, actor, claims, 'settle-by-set-off')
  await bookApprovals(tx, fund.key, claims)
}
