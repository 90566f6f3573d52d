import { systemActor } from '../src/kernel/access/index.ts'
import { verifyLedger } from '../src/kernel/ledger/index.ts'
import { system, transaction } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { handPointsDown } from '../src/services/mall/points-issue.ts'
import { verifyMall } from '../src/services/mall/verify-mall.ts'
import { fillPeople, letterFor, signIn } from '../test/world/crowd.ts'
import { foundMall, type SmallMall } from '../test/world/market.ts'

export type MallWorld = {
  readonly mall: SmallMall
  readonly intentId: string
  readonly personIds: readonly string[]
  readonly unionId: string
}

/** A mall of a thousand products, and people with points who are signed in. */
export async function foundMallWorld(people: number, products: number): Promise<MallWorld> {
  const personIds = await fillPeople(people)
  await signIn(personIds)
  const mall = await foundMall(
    newId(),
    Array.from({ length: products }, () => ({ stock: 1_000_000_000, price: 100 })),
  )
  const unionId = newId()
  const intentId = await letterFor(mall, unionId, personIds, 100_000_000)
  await handPointsDown(systemActor('bench'), intentId, async () => undefined)
  return { mall, intentId, personIds, unionId }
}

/** Throws unless nothing was oversold, nobody is below zero and every sum agrees. */
export async function requireWhole(): Promise<void> {
  const findings = [...(await transaction(system, verifyLedger)), ...(await transaction(system, verifyMall))]
  if (findings.length > 0) throw new Error(`the books do not agree: ${JSON.stringify(findings.slice(0, 5))}`)
}
