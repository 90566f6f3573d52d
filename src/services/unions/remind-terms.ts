import { officersAt } from '../../kernel/access/index.ts'
import { type SendNotice, sendNotices } from '../../kernel/notices/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays, daysBetween } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { ReminderStep, Term } from './terms.model.ts'
import { reminderDue, usualSetting } from './terms.rules.ts'
import { noteReminder, termsToRemind } from './terms.store.ts'
import { reminderText } from './text.ts'

const atOnce = 500
const longestNotice = 365

/**
 * 换届提醒: tells the officers of a union, and once the end is near those of the union above, that a term ends. Each step goes
 * out once, however often this runs. Returns how many reminders went out.
 */
export async function remindOfTerms(): Promise<number> {
  let sent = 0
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const page = await transaction(system, async (tx) => {
      const terms = await termsToRemind(tx, addDays(today(), longestNotice), usualSetting.remindDays, from, atOnce)
      const due = terms.flatMap((term) => {
        const step = reminderDue(term.dueOn, today(), term.remindDays)
        return step && !term.sent.includes(step) ? [{ term, step }] : []
      })
      return { terms, sent: await remind(tx, due) }
    })
    sent += page.sent
    if (page.terms.length < atOnce) return sent
    after = page.terms.at(-1)!.id
  }
}

type Due = { readonly term: Term; readonly step: ReminderStep }

async function remind(tx: Tx, due: readonly Due[]): Promise<number> {
  if (due.length === 0) return 0
  const orgs = new Map(
    (
      await orgsByIds(
        tx,
        due.map(({ term }) => term.orgId),
      )
    ).map((org) => [org.id, org]),
  )
  const told = (one: Due) => (one.step === 'soon' ? one.term.orgPath.slice(-1) : one.term.orgPath.slice(-2))
  const officers = Map.groupBy(await officersAt(tx, [...new Set(due.flatMap(told))]), (officer) => officer.orgId)
  const notices: SendNotice[] = []
  let sent = 0
  for (const one of due) {
    if (!(await noteReminder(tx, one.term.id, one.step, now()))) continue
    sent += 1
    const { title, text } = reminderText[one.step]
    const { dueOn, ordinal, orgId } = one.term
    const facts = { name: orgs.get(orgId)!.name, ordinal, due: dueOn, days: Math.abs(daysBetween(today(), dueOn)) }
    for (const personId of new Set(
      told(one)
        .flatMap((id) => officers.get(id) ?? [])
        .map((officer) => officer.personId),
    )) {
      const link = `/console/orgs?org=${orgId}`
      notices.push({ personId, title: fillSentence(title, facts), text: fillSentence(text, facts), link })
    }
  }
  await sendNotices(tx, notices)
  return sent
}
