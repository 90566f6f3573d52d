import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { reachOrg } from './reach-org.ts'
import type { TermSetting } from './terms.model.ts'
import { usualSetting } from './terms.rules.ts'
import { findSetting, saveSetting } from './terms.store.ts'

/** What holds for a union: set by the nearest on the way up, or the usual. */
export async function settingOf(tx: Tx, orgPath: readonly string[]): Promise<TermSetting> {
  return (await findSetting(tx, orgPath)) ?? { orgId: null, ...usualSetting }
}

/** 设定届期: for a union and all below that have not set their own. Terms that have begun keep their length. */
export async function setTermSetting(
  actor: Actor,
  wish: { orgId: string; termYears: number; remindDays: number },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const org = await reachOrg(tx, actor, 'unions.change', wish.orgId)
    await saveSetting(tx, { ...wish, orgPath: org.path, by: actor.name, at: now() })
    await recordAudit(tx, actor, {
      action: 'unions.term-set',
      subjectKind: 'orgs.org',
      subjectId: org.id,
      orgId: org.id,
      detail: { termYears: wish.termYears, remindDays: wish.remindDays },
    })
  })
}
