import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { rolesHeldBy } from '../access/index.ts'
import { casesOfOwner, caseTypeOf } from '../cases/index.ts'
import { holdingsOf } from '../ledger/index.ts'
import { obstacleText } from './text.ts'

/** What the kernel itself knows of open matters: cases, money and points, office. Services add their own. */
export async function findKernelObstacles(tx: Tx, personId: Id): Promise<string[]> {
  const cases = await casesOfOwner(tx, personId)
  const open = cases.filter((one) => one.closedAt === null)
  const holdings = await holdingsOf(tx, personId)
  const roles = await rolesHeldBy(tx, personId, today())
  return [
    ...open.map((one) => fillSentence(obstacleText.openCase, { name: caseTypeOf(one.type).name, number: one.number })),
    ...holdings.flatMap(({ unit, balance, held }) => [
      ...(balance === 0 ? [] : [fillSentence(obstacleText.money, { amount: sayAmount(unit, balance) })]),
      ...(held === 0 ? [] : [fillSentence(obstacleText.held, { amount: sayAmount(unit, held) })]),
    ]),
    ...roles.map((role) => fillSentence(obstacleText.role, { role })),
  ]
}

function sayAmount(unit: string, amount: number): string {
  return fillSentence(unit === 'points' ? obstacleText.points : obstacleText.yuan, { n: formatYuan(amount) })
}
