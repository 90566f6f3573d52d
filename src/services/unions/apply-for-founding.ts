import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, lockCase, openCases } from '../../kernel/cases/index.ts'
import { handOverFile } from '../../kernel/files/index.ts'
import { getOrg, isCreditCode, mayHangBelow, type Org, orgKindText } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import { foundingCase } from './founding-case.ts'
import type { Application, FoundingWish } from './foundings.model.ts'
import {
  findApplication,
  findEmployerUnion,
  insertApplication,
  rewriteApplication,
  setApplicationState,
} from './foundings.store.ts'
import { serviceText } from './text.ts'

/** 申请建会: a preparatory group or an officer asks the union above to found one; the same request twice is one application. */
export async function applyForFounding(
  actor: Actor,
  wish: FoundingWish,
  idempotencyKey: string,
): Promise<{ id: string; number: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: ['unions.apply', wish] }, async () => {
      const parent = await getOrg(tx, wish.parentId)
      await requireSound(tx, wish, parent)
      const application: Application = {
        ...wish,
        fileIds: await handOver(tx, actor, wish.fileIds, parent.path),
        ownerId: actor.personId!,
        id: newId(),
        orgPath: parent.path,
        state: 'filed',
        filedAt: now(),
        decidedAt: null,
        orgId: null,
      }
      if (!(await insertApplication(tx, application)))
        throw refusal('unions.applied-already', { employer: wish.employerName })
      const [opened] = await openCases(tx, actor, foundingCase, [
        {
          id: application.id,
          ownerId: application.ownerId,
          orgPath: application.orgPath,
          title: fillSentence(serviceText.applicationTitle, { name: wish.name }),
          subtitle: wish.employerName,
          personName: actor.name,
          amountFen: null,
        },
      ])
      await recordAudit(tx, actor, deedOf('unions.applied', application))
      return { id: application.id, number: opened!.number }
    }),
  )
}

/** 重新提交: hands in again what was sent back, corrected. */
export async function resubmitApplication(
  actor: Actor,
  id: string,
  wish: Omit<FoundingWish, 'parentId'>,
): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await ownApplication(tx, actor, id)
    await requireSound(tx, wish, await getOrg(tx, application.parentId))
    await advanceCase(tx, actor, foundingCase, id, 'resubmit', {})
    const fileIds = await handOver(tx, actor, wish.fileIds, application.orgPath)
    await rewriteApplication(tx, id, { ...wish, fileIds }, now())
    await recordAudit(tx, actor, deedOf('unions.application-resubmitted', application))
  })
}

/** 撤回申请. */
export async function withdrawApplication(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await ownApplication(tx, actor, id)
    await advanceCase(tx, actor, foundingCase, id, 'withdraw', {})
    await setApplicationState(tx, id, { state: 'withdrawn', decidedAt: now(), orgId: null })
    await recordAudit(tx, actor, deedOf('unions.application-withdrawn', application))
  })
}

async function ownApplication(tx: Tx, actor: Actor, id: string): Promise<Application> {
  const application = await findApplication(tx, id)
  if (!application || application.ownerId !== actor.personId) throw refusal('unions.application-missing')
  await lockCase(tx, id)
  return application
}

/** Papers are opened by the union that decides, which is seldom the one the applicant belongs to. */
async function handOver(tx: Tx, actor: Actor, ids: readonly string[], orgPath: readonly string[]): Promise<string[]> {
  const handed: string[] = []
  for (const id of ids) handed.push(await handOverFile(tx, actor, id, orgPath))
  return handed
}

async function requireSound(tx: Tx, wish: Omit<FoundingWish, 'parentId'>, parent: Org): Promise<void> {
  if (parent.closedOn !== null) throw refusal('unions.parent-closed', { name: parent.name, on: parent.closedOn })
  if (!mayHangBelow(wish.kind, parent.kind)) {
    const kinds = { kind: orgKindText[wish.kind], parentKind: orgKindText[parent.kind] }
    throw refusal('unions.kind-not-below', { parentName: parent.name, ...kinds })
  }
  if (wish.memberCount > wish.workerCount)
    throw refusal('unions.members-over-workers', { members: wish.memberCount, workers: wish.workerCount })
  for (const creditCode of [wish.creditCode, wish.employerCreditCode]) {
    if (creditCode !== null && !isCreditCode(creditCode)) throw refusal('unions.credit-code-wrong', { creditCode })
  }
  const standing = wish.employerCreditCode && (await findEmployerUnion(tx, wish.employerCreditCode))
  if (standing) throw refusal('unions.employer-covered', { employer: wish.employerName, name: standing.name })
}

function deedOf(action: string, application: Application) {
  return {
    action,
    subjectKind: 'unions.application',
    subjectId: application.id,
    orgId: application.parentId,
    detail: { name: application.name, employer: application.employerName },
  }
}
