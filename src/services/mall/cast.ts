import type { Actor } from '../../kernel/access/index.ts'
import { now, today } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { bookDeposit } from './deposit-money.ts'
import { insertDeposit, lockDeposit, markDecided } from './fund.store.ts'

/** A worker who is signed in. */
export function workerActor(personId: string): Actor {
  return {
    kind: 'worker',
    personId,
    name: '职工',
    sessionId: newId(),
    grants: [],
    scope: { role: 'app', orgs: [], personId },
    requestId: newId(),
    address: '127.0.0.1',
  }
}

/** An officer with permissions over one organisation. */
export function officerActor(orgId: string, ...permissions: string[]): Actor {
  const personId = newId()
  return {
    ...workerActor(personId),
    kind: 'officer',
    name: '经办人',
    grants: [{ role: 'test', roleName: '测试', orgId, orgPath: [orgId], permissions: new Set(permissions) }],
    scope: { role: 'app', orgs: [orgId], personId },
  }
}

/** Money that one operator has entered and no other has looked at; tells the deposit's id. */
export async function enterDeposit(marketId: string, payer: string, amount: number): Promise<string> {
  const paper = { payer, remark: '', documentFile: newId(), paidOn: today() }
  const entered = { proposedBy: newId(), proposedByName: '经办人', proposedAt: now() }
  const deposit = { ...paper, ...entered, ownerId: marketId, id: newId(), amount }
  await transaction(system, (tx) => insertDeposit(tx, deposit))
  return deposit.id
}

/** Money in the fund of a market, as two operators would have entered and booked it. */
export async function fillFund(marketId: string, amount: number): Promise<void> {
  const id = await enterDeposit(marketId, '滨江市总工会', amount)
  await transaction(system, async (tx) => {
    const deposit = (await lockDeposit(tx, id))!
    await markDecided(tx, deposit, { by: newId(), name: '复核人', at: now(), because: null })
    await bookDeposit(tx, deposit)
  })
}
