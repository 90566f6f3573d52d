import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, lockCase } from '../../kernel/cases/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { foundOrg, getOrg, nextCodeBelow } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { insertChange } from './changes.store.ts'
import { refusal } from './errors.ts'
import { foundingCase } from './founding-case.ts'
import type { Application } from './foundings.model.ts'
import { factsOfFounding } from './foundings.rules.ts'
import { findApplication, findEmployerUnion, insertProfiles, setApplicationState } from './foundings.store.ts'
import { changeSentences } from './text.ts'

export type ApplicationDecision = {
  readonly id: string
  readonly decision: 'approve' | 'send-back' | 'refuse'
  readonly note: string
  readonly code?: string | undefined
  readonly on?: Day | undefined
}

/** 审批建会申请: the union above approves, which founds the union, or sends back, or refuses with a reason. */
export async function decideApplication(actor: Actor, input: ApplicationDecision): Promise<{ orgId: string | null }> {
  return transaction(actor, async (tx) => {
    const application = await findApplication(tx, input.id)
    if (!application) throw refusal('unions.application-missing')
    await lockCase(tx, application.id)
    await advanceCase(tx, actor, foundingCase, application.id, input.decision, { note: input.note })
    const orgId = input.decision === 'approve' ? await foundUnion(tx, actor, application, input) : null
    const state = { approve: 'founded', 'send-back': 'returned', refuse: 'refused' } as const
    const decidedAt = input.decision === 'send-back' ? null : now()
    await setApplicationState(tx, application.id, { state: state[input.decision], decidedAt, orgId })
    await recordAudit(tx, actor, {
      action: `unions.application-${state[input.decision]}`,
      subjectKind: 'unions.application',
      subjectId: application.id,
      orgId: orgId ?? application.parentId,
      detail: { name: application.name },
    })
    return { orgId }
  })
}

async function foundUnion(tx: Tx, actor: Actor, wish: Application, input: ApplicationDecision): Promise<string> {
  const orgId = newId()
  const on = input.on ?? today()
  const parent = await getOrg(tx, wish.parentId)
  const { kind, creditCode, name, parentId } = wish
  const code = input.code ?? (await nextCodeBelow(tx, parent))
  await foundOrg(tx, { id: orgId, kind, code, creditCode, name, parentId, on })
  // Asked once the tree is held, so that two approvals of one employer cannot both find it free.
  const standing = wish.employerCreditCode && (await findEmployerUnion(tx, wish.employerCreditCode))
  if (standing) throw refusal('unions.employer-covered', { employer: wish.employerName, name: standing.name })
  const orgPath = [...parent.path, orgId]
  const { employerName, employerCreditCode, workerCount } = wish
  const profile = { orgId, orgPath, employerName, employerCreditCode, workerCount, establishedOn: on }
  await insertProfiles(tx, [{ ...profile, source: 'application' }], now())
  await recordFacts(tx, factsOfFounding({ orgId, orgPath, on, kind }))
  await insertChange(tx, actor, {
    kind: 'found',
    orgId,
    orgPath,
    orgIds: [orgId, parent.id],
    on,
    basis: input.note,
    sentence: fillSentence(changeSentences.found, { parent: parent.name, name }),
    counts: { unions: 1, members: 0, openCases: 0, accounts: 0 },
  })
  return orgId
}
