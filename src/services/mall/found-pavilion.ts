import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { pavilionRefusal } from './pavilions.errors.ts'
import type { Pavilion, PavilionWords } from './pavilions.model.ts'
import { addRegion, findRegion, insertPavilion, lockPavilion, writePavilionWords } from './pavilions.store.ts'
import { forgetPages } from './shared-pages.ts'
import { operatedMarket } from './whose-desk.ts'

/** 登记对口帮扶地区: from now on products may name it and suppliers may prove that they come from there. */
export async function foundRegion(
  actor: Actor,
  input: { readonly name: string; readonly partner: string; readonly intro: string },
): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const region = { id: newId(), ...input }
    if (!(await addRegion(tx, market.orgId, region, today())))
      throw pavilionRefusal('mall.region-exists', { name: input.name })
    await recordAudit(tx, actor, {
      action: 'mall.region-founded',
      subjectKind: 'mall.region',
      subjectId: region.id,
      orgId: market.orgId,
      detail: { name: input.name },
    })
    return { id: region.id }
  }).finally(forgetPages)
}

/** 建馆: gives a region its storefront; it opens when a day is set. */
export async function foundPavilion(
  actor: Actor,
  input: { readonly regionId: Id; readonly words: PavilionWords },
): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const region = await findRegion(tx, input.regionId)
    if (region?.marketId !== market.orgId) throw pavilionRefusal('mall.region-missing')
    const pavilion: Pavilion = { id: newId(), marketId: market.orgId, regionId: region.id, ...input.words }
    if (!(await insertPavilion(tx, pavilion, actor.name, now())))
      throw pavilionRefusal('mall.pavilion-exists', { region: region.name })
    await notePavilion(tx, actor, pavilion, 'mall.pavilion-founded', { name: pavilion.name })
    return { id: pavilion.id }
  }).finally(forgetPages)
}

/** 修改馆名和介绍. */
export async function rewritePavilion(actor: Actor, id: Id, words: PavilionWords): Promise<void> {
  await transaction(actor, async (tx) => {
    const pavilion = await lockOwnPavilion(tx, actor, id)
    if (!(await writePavilionWords(tx, pavilion, words)))
      throw pavilionRefusal('mall.pavilion-exists', { region: words.name })
    await notePavilion(tx, actor, pavilion, 'mall.pavilion-rewritten', { name: words.name })
  }).finally(forgetPages)
}

/** A pavilion of the mall that the caller operates, locked; refuses `mall.pavilion-missing`. */
export async function lockOwnPavilion(tx: Tx, actor: Actor, id: Id): Promise<Pavilion> {
  const market = await operatedMarket(tx, actor)
  const pavilion = await lockPavilion(tx, id)
  if (pavilion?.marketId !== market.orgId) throw pavilionRefusal('mall.pavilion-missing')
  return pavilion
}

export function notePavilion(
  tx: Tx,
  actor: Actor,
  pavilion: Pavilion,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.pavilion',
    subjectId: pavilion.id,
    orgId: pavilion.marketId,
    detail,
  })
}
