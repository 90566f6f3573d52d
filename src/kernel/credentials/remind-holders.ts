import { now, today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sendNotices } from '../notices/index.ts'
import { credentialKinds } from './queries.ts'
import { noticeDays } from './rules.ts'
import { endingUntold, insertReminders } from './store.ts'
import { reminderText } from './text.ts'

const rowsAtOnce = 1000

/** 到期提醒: tells each holder once, thirty days before something ends by itself; tells how many were told. */
export async function remindHolders(): Promise<number> {
  let told = 0
  for (;;) {
    const some = await remindSome()
    told += some
    if (some < rowsAtOnce) return told
  }
}

function remindSome(): Promise<number> {
  return transaction(system, async (tx) => {
    const ending = await endingUntold(tx, today(), addDays(today(), noticeDays), rowsAtOnce)
    if (ending.length === 0) return 0
    const kinds = await credentialKinds(tx, [...new Set(ending.map((one) => one.kind))])
    const names = new Map(kinds.map((kind) => [kind.key, kind.name]))
    await insertReminders(tx, ending, now())
    await sendNotices(
      tx,
      ending.map(({ ownerId, kind, endsOn }) => {
        const facts = { kind: names.get(kind)!, lastOn: addDays(endsOn, -1) }
        return {
          personId: ownerId,
          title: fillSentence(reminderText.title, facts),
          text: fillSentence(reminderText.text, facts),
          link: null,
        }
      }),
    )
    return ending.length
  })
}
