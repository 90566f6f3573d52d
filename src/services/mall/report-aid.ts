import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { aidRefusal } from './aid-projects.errors.ts'
import type { AidProject, AidState } from './aid-projects.model.ts'
import { afterStep, decideStep, type Report } from './aid-projects.rules.ts'
import { addStep, lockProject, moveProject, unionsOf } from './aid-projects.store.ts'
import { reportFaultText } from './aid-projects.text.ts'
import { noteAid } from './plan-aid.ts'

/**
 * 登记进展、完成、终止、调整预算: by an officer of a union that carries the project, or of one above it. Stopping a project and
 * changing its budget are for whoever keeps the projects. Refuses `mall.aid-project-missing`, `mall.aid-step-refused`.
 */
export function reportAid(
  actor: Actor,
  input: { readonly projectId: Id; readonly report: Report },
  idempotencyKey: string,
): Promise<{ state: AidState; percent: number; spentFen: number }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { aid: input } }, async () => {
      const { projectId, report } = input
      const project = await lockProject(tx, projectId)
      const reportedFor = project && (await reporterOf(tx, actor, project, report))
      if (!project || !reportedFor) throw aidRefusal('mall.aid-project-missing')
      const step = decideStep(project, report, today())
      if ('fault' in step) {
        const left = displayYuan(project.budgetFen - project.spentFen)
        const why = fillSentence(reportFaultText[step.fault], { left, spent: displayYuan(project.spentFen) })
        throw aidRefusal('mall.aid-step-refused', { project: project.name, why, codes: [step.fault] })
      }
      const after = afterStep(project, step)
      await addStep(tx, projectId, { ...step, id: newId(), reportedBy: actor.name, reportedFor, reportedAt: now() })
      await moveProject(tx, projectId, after)
      await noteAid(tx, actor, { orgId: project.marketId }, 'mall.aid-reported', projectId, {
        kind: step.kind,
        percent: step.percent,
        spentFen: step.spentFen,
      })
      return { state: after.state, percent: after.percent, spentFen: after.spentFen }
    }),
  )
}

/** For which union somebody reports; nothing where the project is none of hers. */
async function reporterOf(tx: Tx, actor: Actor, project: AidProject, report: Report): Promise<string | undefined> {
  const keeps = grantsWith(actor, 'mall.aid').filter((grant) => grant.orgId === project.marketId)
  const mayReport = report.kind === 'progress' || report.kind === 'finished'
  const paths = mayReport ? (await unionsOf(tx, [project.id])).map((union) => union.orgPath) : []
  const reports = grantsWith(actor, 'mall.aid.report').filter((grant) =>
    paths.some((path) => path.includes(grant.orgId)),
  )
  const [grant] = [...reports, ...keeps]
  if (!grant) return undefined
  const [org] = await orgsByIds(tx, [grant.orgId])
  return org?.name
}
