import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { sealText } from '../../platform/seal.ts'
import { isBankAccount, type StandMove, standAfter } from './payouts.rules.ts'
import {
  bankTailOf,
  lockStatement,
  markAnswered,
  markConfirmed,
  markDisputed,
  type Statement,
  writeBank as saveBank,
} from './payouts.store.ts'
import { settlementRefusal } from './settlements.errors.ts'
import { standText } from './settlements.text.ts'
import { operatedMarket, supplierOf } from './whose-desk.ts'

/** 确认结算单: from now on it may be paid. Refuses `mall.bank-missing`, `mall.settlement-not-open`, `mall.settlement-missing`. */
export async function confirmSettlement(actor: Actor, id: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const one = await lockOwn(tx, actor, id, 'confirm')
    if ((await bankTailOf(tx, one.supplierId)) === null) throw settlementRefusal('mall.bank-missing')
    await markConfirmed(tx, one, actor.name, now())
    await note(tx, actor, one, 'mall.settlement-confirmed', { amount: one.amount })
  })
}

/** 提出异议: the supplier says what is wrong; the mall answers before it is paid. */
export async function disputeSettlement(actor: Actor, id: Id, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const one = await lockOwn(tx, actor, id, 'dispute')
    await markDisputed(tx, one, actor.name, now(), because)
    await note(tx, actor, one, 'mall.settlement-disputed', { because })
  })
}

/** 答复异议: the mall answers, and the supplier looks at the statement again. */
export async function answerDispute(actor: Actor, id: Id, answer: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const one = await lockStatement(tx, id)
    if (one?.marketId !== market.orgId) throw settlementRefusal('mall.settlement-missing')
    requireStand(one, 'answer')
    await markAnswered(tx, one, actor.name, now(), answer)
    await note(tx, actor, one, 'mall.dispute-answered', { answer })
  })
}

async function lockOwn(tx: Tx, actor: Actor, id: Id, move: StandMove): Promise<Statement> {
  const supplier = await supplierOf(tx, actor)
  const one = await lockStatement(tx, id)
  if (one?.supplierId !== supplier.orgId) throw settlementRefusal('mall.settlement-missing')
  requireStand(one, move)
  return one
}

function requireStand(one: Statement, move: StandMove): void {
  if (standAfter(one.stand, move) === null)
    throw settlementRefusal('mall.settlement-not-open', { number: one.number, stand: standText[one.stand] })
}

/** 收款账户: where the supplier is paid; kept encrypted, told by its last four digits. Refuses `mall.bank-account-wrong`. */
export async function writeBank(
  actor: Actor,
  given: { readonly holder: string; readonly bank: string; readonly number: string },
): Promise<void> {
  const number = given.number.replace(/\s/g, '')
  if (!isBankAccount(number)) throw settlementRefusal('mall.bank-account-wrong')
  await transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    const bankTail = number.slice(-4)
    const bankSealed = sealText(config().sealKeys, JSON.stringify({ ...given, number }))
    await saveBank(tx, supplier.orgId, { bankSealed, bankTail })
    await recordAudit(tx, actor, {
      action: 'mall.bank-written',
      subjectKind: 'mall.supplier',
      subjectId: supplier.orgId,
      orgId: supplier.orgId,
      detail: { bankTail },
    })
  })
}

function note(tx: Tx, actor: Actor, one: Statement, action: string, detail: Record<string, unknown>): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.settlement',
    subjectId: one.id,
    orgId: one.supplierId,
    detail,
  })
}
