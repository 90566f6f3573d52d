import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { maskName } from '../../kernel/people/index.ts'
import { reading } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { getIntent } from './find-intent.ts'
import type * as contract from './follow-up.contract.ts'
import { groupLimitsOf, sumOfUses, usesAfter } from './follow-up.store.ts'

const page = 100

/** 选购情况: who of a letter's people ordered, and who has not yet. Refuses `mall.intent-missing`. */
export function readUses(
  actor: Actor,
  id: Id,
  { only, after }: QueryOf<typeof contract.listUses>,
): AnswerOf<typeof contract.listUses> {
  return reading(actor, async (tx) => {
    const intent = await getIntent(tx, id)
    requirePermission(actor, 'mall.read', intent.orgPath)
    const found = await usesAfter(tx, id, { only: only ?? 'all', after: after ?? 0 }, page + 1)
    const shown = found.slice(0, page)
    return {
      ...(await sumOfUses(tx, id)),
      rows: shown.map(({ name, ...row }) => ({ ...row, maskedName: maskName(name) })),
      next: found.length > page ? shown.at(-1)!.place : null,
    }
  })
}

/** 单位限购 of a letter. Refuses `mall.intent-missing`. */
export function readGroupLimits(actor: Actor, id: Id): AnswerOf<typeof contract.listGroupLimits> {
  return reading(actor, async (tx) => {
    const intent = await getIntent(tx, id)
    requirePermission(actor, 'mall.read', intent.orgPath)
    return { limits: await groupLimitsOf(tx, id) }
  })
}
