import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { caseCards, casesByIds } from '../../kernel/cases/index.ts'
import { listOpenings, type Qualifier, qualifierText, readIndicator } from '../../kernel/indicators/index.ts'
import {
  attendedAt,
  dutyStanding,
  findOccasion,
  heldFact,
  type Occasion,
  occasionCards,
  previousOccasion,
} from '../../kernel/occasions/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, quarterDays, quarterOf } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { forumKind } from './forum-kind.ts'
import type { ForumCalendar } from './forums.contract.ts'
import { reaches } from './reaches.ts'
import type { VoiceState } from './voices.contract.ts'
import { voicesOfSource } from './voices.store.ts'

/** 座谈会日历: how each unit of each layer stands in a quarter, and how many forums there have been. */
export function readForumCalendar(
  actor: Actor,
  wish: { readonly orgId?: string | undefined; readonly on?: Day | undefined },
): Promise<ForumCalendar> {
  return reading(actor, async (tx) => {
    const org = await requireReachableOrg(
      tx,
      actor,
      'voices.read',
      wish.orgId ?? grantsWith(actor, 'voices.read')[0]!.orgId,
    )
    const on = wish.on ?? today()
    const { from, to } = quarterDays(quarterOf(on))
    const kind = heldFact(forumKind.key)
    const counted = async (from: Day, to: Day) => (await readIndicator(tx, { kind, orgId: org.id, from, to })).cases
    return {
      orgId: org.id,
      orgName: org.name,
      from,
      to,
      layers: await layersOf(tx, org, on),
      heldInQuarter: await counted(from, to),
      heldOnPlatform: await counted(firstDay, lastDay),
      openings: await openingsOf(tx, org),
    }
  })
}

const firstDay = '2000-01-01'
const lastDay = '2999-12-31'

async function layersOf(tx: Tx, org: Org, on: Day): Promise<ForumCalendar['layers']> {
  const standings = await dutyStanding(tx, { orgId: org.id, kind: forumKind.key, on })
  const units = await orgsByIds(tx, [...new Set(standings.map((one) => one.unitId))])
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const layers = new Map<string, ForumCalendar['layers'][number]>()
  for (const { dutyId, layer, unitId, state, occasionId } of standings) {
    const found = layers.get(dutyId) ?? { dutyId, layer, held: 0, planned: 0, missing: 0, units: [] }
    found[state] += 1
    found.units.push({ unitId, unitName: names.get(unitId) ?? '', state, forumId: occasionId })
    layers.set(dutyId, found)
  }
  return [...layers.values()]
}

async function openingsOf(tx: Tx, org: Org): Promise<ForumCalendar['openings']> {
  const openings = await listOpenings(tx, heldFact(forumKind.key), org.id)
  const orgs = await orgsByIds(tx, [...new Set(openings.map((one) => one.orgId))])
  const names = new Map(orgs.map((one) => [one.id, one.name]))
  return openings.map(({ orgId, cases, qualifier, source, untilDay }) => ({
    orgName: names.get(orgId) ?? '',
    words: wordsOf(cases, qualifier),
    source,
    untilDay,
  }))
}

/** 一场座谈会: what was raised at it, and how the matters of the last one stand, with which it opens. */
export function readForum(actor: Actor, id: string) {
  return reading(actor, async (tx) => {
    const forum = await findForum(tx, actor, id)
    const [card] = await occasionCards(tx, [forum])
    const { placed, all } = await attendedAt(tx, forum)
    const last = await previousOccasion(tx, { orgId: forum.ownerId, kind: forumKind.key, before: forum.startsAt })
    return {
      forum: card!,
      hasBegun: forum.startsAt <= now(),
      placed,
      present: all,
      voices: await voicesAt(tx, forum.id),
      last: last
        ? { id: last.id, title: last.title, startsAt: last.startsAt, voices: await voicesAt(tx, last.id) }
        : null,
    }
  })
}

/** Refuses what is no forum, and one whose host the reader does not reach. */
export async function findForum(tx: Tx, actor: Actor, id: string): Promise<Occasion> {
  const forum = await findOccasion(tx, id)
  if (!forum || forum.kind !== forumKind.key || !reaches(actor, 'voices.read', forum.orgPath))
    throw refusal('voices.forum-missing')
  return forum
}

async function voicesAt(tx: Tx, forumId: string) {
  const voices = await voicesOfSource(tx, forumId)
  const cards = new Map(
    (
      await caseCards(
        tx,
        await casesByIds(
          tx,
          voices.map((one) => one.id),
        ),
      )
    ).map((card) => [card.id, card]),
  )
  const people = await personsByIds(
    tx,
    voices.flatMap((one) => one.representativeId ?? []),
  )
  const names = new Map(people.map((one) => [one.id, maskName(one.name)]))
  return voices.flatMap((voice) => {
    const card = cards.get(voice.id)
    if (!card) return []
    return [
      { ...card, state: card.state as VoiceState, representativeName: names.get(voice.representativeId ?? '') ?? null },
    ]
  })
}

function wordsOf(number: number, qualifier: Qualifier): string {
  const { before, after } = qualifierText[qualifier]
  return `${before}${number.toLocaleString('en')}${after}`
}
