import { type Actor, grantsWith, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { foundOrg, getOrg } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import {
  addExcludedWords,
  findBuyer,
  insertBuyer,
  listBuyers,
  listExcludedWords,
  removeExcludedWord,
} from './buyers.store.ts'
import { purchaseRefusal } from './purchases.errors.ts'
import type { Buyer, ExcludedWord } from './purchases.model.ts'
import { openingExcludedWords } from './purchases.text.ts'
import { operatedMarket } from './whose-desk.ts'

/** 引入采购企业: founds the partner organisation below the mall's federation; its credit code is checked there. */
export async function admitBuyer(
  actor: Actor,
  input: { readonly name: string; readonly creditCode: string; readonly contact: string; readonly phone: string },
): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const federation = await getOrg(tx, market.orgId)
    requirePermission(actor, 'mall.operate', federation.path)
    const id = newId()
    await foundOrg(tx, {
      id,
      kind: 'partner',
      code: `CGQY-${id.slice(-12)}`,
      creditCode: input.creditCode,
      name: input.name,
      parentId: market.orgId,
      on: today(),
    })
    const orgPath = [...federation.path, id]
    await insertBuyer(tx, { ...input, orgId: id, marketId: market.orgId, orgPath }, now())
    if ((await listExcludedWords(tx, market.orgId)).length === 0 && (await listBuyers(tx, market.orgId)).length === 1)
      await addExcludedWords(tx, market.orgId, openingExcludedWords, actor.name, now())
    await recordAudit(tx, actor, {
      action: 'mall.buyer-admitted',
      subjectKind: 'mall.buyer',
      subjectId: id,
      orgId: id,
      detail: { name: input.name, creditCode: input.creditCode },
    })
    return { id }
  })
}

/** 采购企业和排除词: who buys in the operator's mall, and by which words excluded goods are known. */
export async function readBuyers(actor: Actor): Promise<{ buyers: Buyer[]; words: ExcludedWord[] }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    return { buyers: await listBuyers(tx, market.orgId), words: await listExcludedWords(tx, market.orgId) }
  })
}

/** 维护排除词: adds a word with its reason, or takes one away; requests that are out already stay. */
export async function keepExcludedWord(
  actor: Actor,
  input: { readonly word: string; readonly because: string | null },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const { word, because } = input
    if (because === null) await removeExcludedWord(tx, market.orgId, word)
    else await addExcludedWords(tx, market.orgId, [{ word, because }], actor.name, now())
    await recordAudit(tx, actor, {
      action: because === null ? 'mall.word-allowed' : 'mall.word-excluded',
      subjectKind: 'mall.market',
      subjectId: market.orgId,
      orgId: market.orgId,
      detail: { word, because },
    })
  })
}

/** The enterprise for which somebody buys; refuses `mall.buyer-missing`. */
export async function buyerOf(tx: Tx, actor: Actor): Promise<Buyer> {
  for (const grant of grantsWith(actor, 'mall.purchase')) {
    const buyer = await findBuyer(tx, grant.orgId)
    if (buyer) return buyer
  }
  throw purchaseRefusal('mall.buyer-missing')
}
