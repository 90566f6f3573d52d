import { now, today } from '../../platform/clock.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { openParticulars, type PersonId, personsByIds } from '../people/index.ts'
import { insertErasure } from './erasures.store.ts'
import type { RevealReason } from './model.ts'
import { revealPerson } from './reveal-person.ts'

const looks: readonly { reason: RevealReason; words: string; place: string }[] = [
  { reason: 'contact', words: '通知本人补交银行卡，短信没有回复', place: '申请详情' },
  { reason: 'pay', words: '银行退回，核对户名', place: '申请详情' },
  { reason: 'verify', words: '窗口办理，核对身份证', place: '参保名单' },
  { reason: 'paper', words: '填写纸质慰问审批表', place: '会员名单' },
]

/** An officer has looked at some of her members for good reasons, and one of them wants to be erased. */
export async function seedPrivacy(officer: Actor, people: readonly PersonId[]): Promise<void> {
  for (const [at, look] of looks.entries()) await revealPerson(officer, { personId: people[at]!, ...look })
  const leaving = people.at(-1)!
  await transaction(system, async (tx) => {
    const { name } = await openParticulars(tx, leaving)
    const [person] = await personsByIds(tx, [leaving])
    await insertErasure(tx, {
      ownerId: leaving,
      id: newId(),
      orgPath: person!.homePath!,
      personName: name,
      words: '已经到外省工作，不再使用',
      requestedAt: now(),
      waitsUntil: startOfDay(addDays(today(), 8)),
    })
  })
}
