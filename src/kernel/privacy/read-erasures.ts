import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, requireReachableOrg } from '../access/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import { maskName } from '../people/index.ts'
import { erasuresUnder } from './erasures.store.ts'
import { exportsUnder } from './exports.store.ts'
import type { ErasureCard, ExportCard } from './officers.contract.ts'
import { erasureStateNames } from './text.ts'

const pageSize = 50
const shownStates = { open: ['waiting', 'approved', 'running'], ended: ['done', 'refused', 'cancelled'] } as const

/** 注销申请 under an organisation, names masked. */
export function listErasures(
  actor: Actor,
  wish: { orgId: Id; show: 'open' | 'ended'; cursor?: Id | undefined },
): Promise<{ erasures: ErasureCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'privacy.erasure.review', wish.orgId)
    const found = await erasuresUnder(tx, {
      below: org,
      states: shownStates[wish.show],
      before: wish.cursor ?? null,
      most: pageSize + 1,
    })
    const shown = found.slice(0, pageSize)
    const orgs = await orgsByIds(
      tx,
      shown.flatMap((one) => one.orgPath.at(-1) ?? []),
    )
    const names = new Map(orgs.map((one) => [one.id, one.name]))
    const erasures = shown.map(({ ownerId, orgPath, personName, cancelledAt: _, ...one }) => ({
      ...one,
      personName: one.state === 'done' ? personName : maskName(personName),
      orgName: names.get(orgPath.at(-1) ?? '') ?? '',
      stateName: erasureStateNames[one.state],
      report: one.report && [...one.report],
      own: ownerId === actor.personId,
    }))
    return { erasures, next: found.length > pageSize ? shown.at(-1)!.id : null }
  })
}

/** 导出记录 under an organisation, for the audit side. */
export function listExports(
  actor: Actor,
  wish: { orgId: Id; search?: string | undefined; cursor?: Id | undefined },
): Promise<{ exports: ExportCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'privacy.disclosure.read', wish.orgId)
    const found = await exportsUnder(tx, {
      below: org,
      search: wish.search || null,
      before: wish.cursor ?? null,
      most: pageSize + 1,
    })
    const shown = found.slice(0, pageSize)
    return { exports: shown, next: found.length > pageSize ? shown.at(-1)!.id : null }
  })
}
