import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { caseCards, casesByIds, ratingFacts } from '../../kernel/cases/index.ts'
import { readIndicator, readIndicatorByMonth, readIndicatorByOrg } from '../../kernel/indicators/index.ts'
import { heldFact } from '../../kernel/occasions/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { encodeCursor } from '../../platform/cursor.ts'
import { addDays, type Day, startOfDay } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import { cursorOf } from './cursor.ts'
import { forumKind } from './forum-kind.ts'
import { voiceTopics } from './model.ts'
import type { Report, ReportPart } from './report.contract.ts'
import { permilleOf } from './rules.ts'
import { voiceTypes } from './voice-case.ts'
import type { VoiceState } from './voices.contract.ts'
import { voicesOfPeriod } from './voices.queries.ts'

type Period = { readonly orgId?: string | undefined; readonly from: Day; readonly to: Day }

/** 季报、年报: of the voices raised in a period under a union. Every number is a sum of facts and opens to its rows. */
export function readReport(actor: Actor, wish: Period): Promise<Report> {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, wish.orgId)
    const { from, to } = wish
    const counted = async (kind: string) => (await readIndicator(tx, { kind, orgId: org.id, from, to })).cases
    const registered = await counted('voices.registered')
    const closed = await counted('voices.closed')
    const otherwise = await counted('voices.ended-otherwise')
    const { rated, poor } = await ratingsOf(counted)
    return {
      orgId: org.id,
      orgName: org.name,
      from,
      to,
      registered,
      closed,
      onTheSpot: await counted('voices.closed.on-the-spot'),
      unconfirmed: await counted('voices.closed.unconfirmed'),
      otherwise,
      open: registered - closed - otherwise,
      petitions: await counted('voices.registered.petition'),
      closingPermille: permilleOf(closed, registered),
      rated,
      content: rated - poor,
      satisfactionPermille: permilleOf(rated - poor, rated),
      forums: await counted(heldFact(forumKind.key)),
      byTopic: await byTopic(counted),
      byMonth: await byMonth(tx, org, wish),
      byOrg: await byOrg(tx, org, wish),
    }
  })
}

/** Over those that were rated in the period, and no others. */
async function ratingsOf(counted: (kind: string) => Promise<number>): Promise<{ rated: number; poor: number }> {
  const sums = { rated: 0, poor: 0 }
  for (const type of voiceTypes) {
    const kinds = ratingFacts(type)
    sums.rated += await counted(kinds.rated)
    sums.poor += await counted(kinds.poor)
  }
  return sums
}

async function byTopic(counted: (kind: string) => Promise<number>): Promise<Report['byTopic']> {
  const found: Report['byTopic'] = []
  for (const topic of voiceTopics) found.push({ topic, registered: await counted(`voices.registered.${topic}`) })
  return found.filter((one) => one.registered > 0)
}

async function byMonth(tx: Tx, org: Org, { from, to }: Period): Promise<Report['byMonth']> {
  const of = (kind: string) => readIndicatorByMonth(tx, { kind, orgId: org.id, from, to })
  const registered = await of('voices.registered')
  const closed = await of('voices.closed')
  const petitions = await of('voices.registered.petition')
  return registered.map(({ month, cases }, at) => ({
    month,
    registered: cases,
    closed: closed[at]!.cases,
    petitions: petitions[at]!.cases,
  }))
}

async function byOrg(tx: Tx, org: Org, { from, to }: Period): Promise<Report['byOrg']> {
  const of = (kind: string) => readIndicatorByOrg(tx, { kind, orgId: org.id, from, to })
  const closed = new Map((await of('voices.closed')).map((one) => [one.orgId, one.cases]))
  const otherwise = new Map((await of('voices.ended-otherwise')).map((one) => [one.orgId, one.cases]))
  const registered = await of('voices.registered')
  const orgs = await orgsByIds(
    tx,
    registered.map((one) => one.orgId),
  )
  const names = new Map(orgs.map((one) => [one.id, one.name]))
  return registered
    .map(({ orgId, cases }) => ({
      orgId,
      name: names.get(orgId) ?? '',
      registered: cases,
      closed: closed.get(orgId) ?? 0,
      open: cases - (closed.get(orgId) ?? 0) - (otherwise.get(orgId) ?? 0),
    }))
    .sort((one, other) => other.registered - one.registered)
}

const pageSize = 20

/** The voices behind a number. */
export function listReportRows(
  actor: Actor,
  wish: Period & { readonly part: ReportPart; readonly cursor?: string | undefined },
) {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, wish.orgId)
    const found = await voicesOfPeriod(tx, {
      below: org,
      from: startOfDay(wish.from),
      until: startOfDay(addDays(wish.to, 1)),
      part: wish.part,
      after: cursorOf(wish.cursor),
      most: pageSize + 1,
    })
    const page = found.slice(0, pageSize)
    const rows = await casesByIds(
      tx,
      page.map((one) => one.id),
    )
    const cards = new Map((await caseCards(tx, rows)).map((card) => [card.id, card]))
    const last = page.at(-1)
    return {
      voices: page.flatMap(({ id }) => {
        const card = cards.get(id)
        return card ? [{ ...card, state: card.state as VoiceState }] : []
      }),
      next: found.length > pageSize && last ? encodeCursor({ at: last.raisedAt, id: last.id }) : null,
    }
  })
}

function readableOrg(tx: Tx, actor: Actor, orgId: string | undefined): Promise<Org> {
  return requireReachableOrg(tx, actor, 'voices.read', orgId ?? grantsWith(actor, 'voices.read')[0]!.orgId)
}
