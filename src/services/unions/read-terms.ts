import type { Actor } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { writeXlsx } from '../../kernel/sheets/index.ts'
import { today } from '../../platform/clock.ts'
import { addDays, daysBetween } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { reachOrg } from './reach-org.ts'
import { settingOf } from './term-setting.ts'
import type { TermRow } from './terms.contract.ts'
import type { Term, TermSetting, TermState } from './terms.model.ts'
import { termStateOf } from './terms.rules.ts'
import { chairsOf, countTermsByDue, type DueSpan, termsByDue } from './terms.store.ts'
import { termFileText, termStateNames } from './text.ts'

export type TermFilter = {
  readonly orgId: string
  readonly state?: TermState | undefined
  readonly cursor?: string | undefined
}

const page = 50
const mostExported = 20_000

/** 届期台账: lasting terms under a union, those that ended longest ago first. */
export async function listTerms(actor: Actor, filter: TermFilter) {
  return transaction(actor, async (tx) => {
    const org = await reachOrg(tx, actor, 'unions.read', filter.orgId)
    const setting = await settingOf(tx, org.path)
    const spans = spansOf(setting)
    const after = placeOf(filter.cursor)
    const found = await termsByDue(tx, org, spanOf(spans, filter.state), after, page + 1)
    const shown = found.slice(0, page)
    const last = shown.at(-1)
    const [setBy] = setting.orgId ? await orgsByIds(tx, [setting.orgId]) : []
    return {
      terms: await present(tx, shown, setting),
      next: found.length > page && last ? `${last.dueOn}_${last.orgId}` : null,
      counts: {
        overdue: await countTermsByDue(tx, org, spans.overdue),
        soon: await countTermsByDue(tx, org, spans.soon),
        later: await countTermsByDue(tx, org, spans.later),
      },
      setting: { termYears: setting.termYears, remindDays: setting.remindDays, setBy: setBy?.name ?? null },
    }
  })
}

export async function exportTerms(actor: Actor, filter: Omit<TermFilter, 'cursor'>): Promise<Download> {
  const rows = await transaction(actor, async (tx) => {
    const org = await reachOrg(tx, actor, 'unions.read', filter.orgId)
    const setting = await settingOf(tx, org.path)
    return present(tx, await termsByDue(tx, org, spanOf(spansOf(setting), filter.state), null, mostExported), setting)
  })
  const cells = rows.map((row) => [
    row.orgCode,
    row.orgName,
    row.parentName,
    row.ordinal,
    row.chair ?? '',
    row.fromOn,
    row.dueOn,
    termStateNames[row.state],
  ])
  return {
    name: `${termFileText.name}-${today()}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx(termFileText.name, termFileText.headings, cells),
  }
}

function spansOf({ remindDays }: TermSetting): Record<TermState, DueSpan> {
  const day = today()
  const soonUntil = addDays(day, remindDays)
  return {
    overdue: { from: null, to: addDays(day, -1) },
    soon: { from: day, to: soonUntil },
    later: { from: addDays(soonUntil, 1), to: null },
  }
}

function spanOf(spans: Record<TermState, DueSpan>, state: TermState | undefined): DueSpan {
  return state ? spans[state] : { from: null, to: null }
}

function placeOf(cursor: string | undefined) {
  const found = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(cursor ?? '')
  return found ? { dueOn: found[1]!, orgId: found[2]! } : null
}

async function present(tx: Tx, terms: readonly Term[], setting: TermSetting): Promise<TermRow[]> {
  const ids = terms.flatMap((term) => term.orgPath.slice(-2))
  const orgs = new Map((await orgsByIds(tx, [...new Set(ids)])).map((org) => [org.id, org]))
  const chairs = new Map(
    (
      await chairsOf(
        tx,
        terms.map((term) => term.orgId),
      )
    ).map((one) => [one.orgId, one.name]),
  )
  return terms.map((term) => {
    const org = orgs.get(term.orgId)!
    return {
      orgId: term.orgId,
      orgName: org.name,
      orgCode: org.code,
      parentName: orgs.get(org.parentId ?? '')?.name ?? '',
      ordinal: term.ordinal,
      fromOn: term.fromOn,
      dueOn: term.dueOn,
      daysLeft: daysBetween(today(), term.dueOn),
      state: termStateOf(term.dueOn, today(), setting.remindDays),
      chair: chairs.get(term.orgId) ?? null,
    }
  })
}
