import { now, today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { readCalendar } from '../calendar/index.ts'
import { workingDaysAhead } from './count-periods.ts'
import { recountDays } from './recount-days.ts'
import { sweepClocks } from './sweep-clocks.ts'
import { type Raised, raiseOverdue } from './sweeps.store.ts'
import { type Telling, tellOfficers } from './tell-officers.ts'
import { lateText, noticeText, raisedText } from './text.ts'

/** Cases of one transaction: a click on one of them waits no longer than for these. */
const mostRows = 5_000

/** How far ahead the next rise of a case may lie; a stage of more working days rises after as many. */
const daysAhead = 500

/**
 * Raises every case that stayed past its due date one level up the tree, and again after as many working days as its
 * stage was given, until the root. History, counts and notices to the officers of both levels come with it.
 * The due date stays what the person was told, so that a late case stays visibly late wherever it lies.
 *
 * @returns how many cases were found late or raised
 */
export async function escalateOverdue(actor: Actor): Promise<number> {
  await recountDays(actor)
  await sweepClocks(actor)
  let raised = 0
  for (;;) {
    const some = await transaction(actor, async (tx) => {
      const coming = workingDaysAhead(await readCalendar(tx), today(), daysAhead)
      const words = { actor: actor.name, raised: raisedText, late: lateText }
      const pairs = await raiseOverdue(tx, { on: today(), coming, most: mostRows, at: now(), words })
      const cases = pairs.reduce((sum, { n }) => sum + n, 0)
      if (cases === 0) return 0
      await tellOfficers(tx, pairs.flatMap(tellingsOf))
      const deed = { action: 'cases.raised', subjectKind: 'cases', subjectId: today(), detail: { cases } }
      await recordAudit(tx, actor, deed)
      return cases
    })
    raised += some
    if (some < mostRows) return raised
  }
}

/** One notice for each pair of levels, however many cases rose between them. */
function tellingsOf({ fromId, toId, fromName, toName, n }: Raised): Telling[] {
  if (fromId === null || toId === null) return []
  const facts = { from: fromName!, to: toName!, count: n }
  const title = fillSentence(noticeText.raised.title, facts)
  const text = fillSentence(noticeText.raised.text, facts)
  return [fromId, toId].map((orgId) => ({ orgId, title, text, link: null }))
}
