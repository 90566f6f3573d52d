import { type Actor, officersAt } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, displayFullDay } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { countByUnion, countCollected } from './commitments.store.ts'
import { listsWithoutBulletin, unaccepted } from './lists.store.ts'
import type { ReminderNode } from './model.ts'
import { namesFor } from './present.ts'
import { insertReminder } from './remarks.store.ts'
import { promisesUntil, remindersOn } from './rules.ts'
import { reminderText } from './text.ts'

/** A union that is to be reminded: of how many, and for a promise of which day. */
type Owing = { readonly orgId: Id; readonly n: number; readonly on?: Day }

/** 节点提醒: before each date of the year, once a union; whoever has nothing left to do hears nothing. Tells how many were reminded. */
export async function remindUnions(actor: Actor): Promise<number> {
  let reminded = 0
  const on = today()
  for (const node of remindersOn(on)) {
    reminded += await transaction(system, async (tx) => {
      const fresh: Owing[] = []
      for (const owing of await owingAt(tx, node, on)) if (await isFresh(tx, owing, node, on)) fresh.push(owing)
      await tell(tx, node, fresh)
      if (fresh.length > 0)
        await recordAudit(tx, actor, {
          ...{ action: 'commitments.reminded', subjectKind: 'commitments', subjectId: node },
          detail: { unions: fresh.length },
        })
      return fresh.length
    })
  }
  return reminded
}

function isFresh(tx: Tx, { orgId, on: promised }: Owing, node: ReminderNode, on: Day): Promise<boolean> {
  const key = promised ? (`promise ${promised}` as const) : node
  return insertReminder(tx, { ownerId: orgId, year: Number(on.slice(0, 4)), node: key, sentAt: now() })
}

async function owingAt(tx: Tx, node: ReminderNode, on: Day): Promise<Owing[]> {
  const year = Number(on.slice(0, 4))
  if (node === 'promise') {
    const found = await countByUnion(tx, { year, states: ['owed'], until: promisesUntil(on) })
    return found.map(({ orgId, n, earliest }) => ({ orgId, n, on: earliest! }))
  }
  if (node === 'march' || node === 'march-late') {
    const drafts = await countByUnion(tx, { year, states: ['draft'] })
    return summed([...drafts, ...(await countCollected(tx, year))])
  }
  return node === 'july' || node === 'july-last' ? listsWithoutBulletin(tx, year) : unaccepted(tx, year)
}

/** A union that drafts and collects is reminded of both at once. */
function summed(found: readonly Owing[]): Owing[] {
  const sums = new Map<Id, number>()
  for (const { orgId, n } of found) sums.set(orgId, (sums.get(orgId) ?? 0) + n)
  return [...sums].map(([orgId, n]) => ({ orgId, n }))
}

async function tell(tx: Tx, node: ReminderNode, owing: readonly Owing[]): Promise<void> {
  const ids = owing.map((one) => one.orgId)
  const names = await namesFor(ids)
  const officers = await officersAt(tx, ids)
  const words = reminderText[node]
  await sendNotices(
    tx,
    owing.flatMap(({ orgId, n, on }) => {
      const facts = { org: names.get(orgId) ?? '', n, on: on ? displayFullDay(on) : '' }
      return officers
        .filter((officer) => officer.orgId === orgId)
        .map(({ personId }) => ({
          personId,
          title: words.title,
          text: fillSentence(words.text, facts),
          link: '/console/commitments',
        }))
    }),
  )
}
