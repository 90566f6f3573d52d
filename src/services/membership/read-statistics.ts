import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import {
  listFactRows,
  listOpenings,
  type Opening,
  type Qualifier,
  readIndicator,
  readIndicatorByMonth,
  readIndicatorByOrg,
  recordOpening,
} from '../../kernel/indicators/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { personCards } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import { type EmploymentForm, employmentForm } from './joining.contract.ts'
import { isNewForm } from './joining.rules.ts'
import { judgedTargets, kindOf, newForms, openingKind, wordsOf } from './judge-targets.ts'
import { formNames } from './names.text.ts'
import type { Statistics } from './statistics.contract.ts'

type Period = { readonly orgId?: string | undefined; readonly from: Day; readonly to: Day }

const joined = 'membership.joined'
const forms = employmentForm.options
const firstYear = 2010

/** 新增会员: under a union in a period, by form of employment, month and union; every number opens to its people. */
export function readStatistics(actor: Actor, period: Period): Promise<Statistics> {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, period.orgId)
    const { from, to } = period
    const question = (kind: string) => ({ kind, orgId: org.id, from, to })
    const byForm = []
    for (const form of forms) {
      const { people } = await readIndicator(tx, question(kindOf(form)))
      byForm.push({ form, name: formNames[form], isNew: isNewForm(form), people })
    }
    const byMonth = new Map<Day, { people: number; newForm: number }>()
    for (const { month, people } of await readIndicatorByMonth(tx, question(joined))) {
      byMonth.set(month, { people, newForm: 0 })
    }
    const byOrg = new Map<string, { people: number; newForm: number }>()
    for (const { orgId, people } of await readIndicatorByOrg(tx, question(joined)))
      byOrg.set(orgId, { people, newForm: 0 })
    for (const form of newForms) {
      for (const one of await readIndicatorByMonth(tx, question(kindOf(form))))
        byMonth.get(one.month)!.newForm += one.people
      for (const one of await readIndicatorByOrg(tx, question(kindOf(form)))) {
        const place = byOrg.get(one.orgId)
        if (place) place.newForm += one.people
      }
    }
    const names = new Map((await orgsByIds(tx, [...byOrg.keys()])).map((one) => [one.id, one.name]))
    return {
      orgId: org.id,
      orgName: org.name,
      from,
      to,
      people: (await readIndicator(tx, question(joined))).people,
      newForm: byForm.reduce((sum, one) => sum + (one.isNew ? one.people : 0), 0),
      byForm,
      byMonth: [...byMonth].map(([month, one]) => ({ month, ...one })),
      byOrg: [...byOrg].map(([orgId, one]) => ({ orgId, name: names.get(orgId) ?? '', ...one })),
      openings: await openingsOf(tx, org),
      ...(await judgedTargets(tx, org)),
    }
  })
}

/** The people behind a number. Whom the reader may not see any more is counted, not shown. */
export function readNewMembers(
  actor: Actor,
  wish: Period & { form?: EmploymentForm | undefined; cursor?: string | undefined },
) {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, wish.orgId)
    const kind = wish.form ? kindOf(wish.form) : joined
    const [day, id] = (wish.cursor ?? '').split(' ')
    const after = day && id ? { day, id } : null
    const page = await listFactRows(tx, { kind, orgId: org.id, from: wish.from, to: wish.to }, after)
    const cards = await personCards(
      tx,
      page.rows.flatMap((row) => row.personId ?? []),
    )
    const people = new Map(cards.map((card) => [card.id, card]))
    const orgs = await orgsByIds(tx, [...new Set(page.rows.map((row) => row.orgId))])
    const names = new Map(orgs.map((one) => [one.id, one.name]))
    return {
      members: page.rows.map((row) => ({
        person: people.get(row.personId ?? '') ?? null,
        orgName: names.get(row.orgId) ?? '',
        joinedOn: row.day,
      })),
      next: page.next && `${page.next.day} ${page.next.id}`,
    }
  })
}

/** 登记期初数: what a union had won in a year before the platform, once, with its source and how exact it is. */
export function enterOpening(
  actor: Actor,
  wish: { orgId: string; year: number; people: number; qualifier: Qualifier; source: string },
): Promise<void> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'membership.target', wish.orgId)
    const { qualifier, source } = wish
    const untilDay = `${wish.year}-12-31`
    const opening = { orgId: org.id, cases: wish.people, amountFen: 0, qualifier, source, untilDay }
    await recordOpening(tx, { kind: openingKind(wish.year), ...opening })
    await recordAudit(tx, actor, {
      action: 'membership.opening-entered',
      subjectKind: 'orgs.org',
      subjectId: org.id,
      orgId: org.id,
      detail: { year: wish.year, people: wish.people, source },
    })
  })
}

function readableOrg(tx: Tx, actor: Actor, orgId: string | undefined): Promise<Org> {
  return requireReachableOrg(tx, actor, 'membership.read', orgId ?? grantsWith(actor, 'membership.read')[0]!.orgId)
}

async function openingsOf(tx: Tx, org: Org): Promise<Statistics['openings']> {
  const found: { year: number; opening: Opening }[] = []
  for (let year = firstYear; year <= Number(today().slice(0, 4)); year += 1) {
    for (const opening of await listOpenings(tx, openingKind(year), org.id)) found.push({ year, opening })
  }
  const orgs = await orgsByIds(tx, [...new Set(found.map((one) => one.opening.orgId))])
  const names = new Map(orgs.map((one) => [one.id, one.name]))
  return found.map(({ year, opening }) => ({
    orgName: names.get(opening.orgId) ?? '',
    year,
    people: opening.cases,
    words: wordsOf(opening),
    source: opening.source,
    untilDay: opening.untilDay,
  }))
}
