import { today } from '../../platform/clock.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, requireReachableOrg } from '../access/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import { personCards } from '../people/index.ts'
import type { MyDisclosure } from './contract.ts'
import { countsByOfficer, disclosuresOf, disclosuresUnder } from './disclosures.store.ts'
import type { Disclosure } from './model.ts'
import type { DisclosureCard, OfficerReveals } from './officers.contract.ts'
import { decideUnusual } from './rules.ts'
import { settingOf } from './settings.store.ts'
import { revealReasonNames } from './text.ts'

const pageSize = 50
const mostOfMine = 200

/** 谁看过我的信息: for the person herself; the officer by name and union, and what she said. */
export function listMyDisclosures(actor: Actor): Promise<MyDisclosure[]> {
  return transaction(actor, async (tx) => {
    const found = await disclosuresOf(tx, actor.personId!, mostOfMine)
    const orgs = await orgsByIds(
      tx,
      found.flatMap((one) => one.officerOrgId ?? []),
    )
    const names = new Map(orgs.map((org) => [org.id, org.name]))
    return found.map((one) => ({
      id: one.id,
      officerName: one.officerName,
      officerOrgName: names.get(one.officerOrgId ?? '') ?? '',
      reason: reasonName(one),
      words: one.words,
      place: one.place,
      disclosedAt: one.disclosedAt,
    }))
  })
}

type Wish = { readonly orgId: Id; readonly officerId?: Id | undefined; readonly cursor?: Id | undefined }

/** Who looked at whom under an organisation, for the audit side; people masked. */
export function listDisclosures(
  actor: Actor,
  wish: Wish,
): Promise<{ disclosures: DisclosureCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'privacy.disclosure.read', wish.orgId)
    const found = await disclosuresUnder(tx, {
      below: org,
      officerId: wish.officerId ?? null,
      since: null,
      before: wish.cursor ?? null,
      most: pageSize + 1,
    })
    const shown = found.slice(0, pageSize)
    const people = await personCards(tx, [...new Set(shown.map((one) => one.ownerId))])
    const cards = new Map(people.map((person) => [person.id, person]))
    return {
      disclosures: shown.map((one) => ({
        id: one.id,
        personId: one.ownerId,
        personName: cards.get(one.ownerId)?.maskedName ?? '',
        maskedIdNumber: cards.get(one.ownerId)?.maskedIdNumber ?? '',
        officerId: one.officerId,
        officerName: one.officerName,
        reason: reasonName(one),
        words: one.words,
        place: one.place,
        disclosedAt: one.disclosedAt,
      })),
      next: found.length > pageSize ? shown.at(-1)!.id : null,
    }
  })
}

/** Officers by how often they looked, the unusual ones marked. */
export function listOfficerReveals(
  actor: Actor,
  orgId: Id,
): Promise<{ officers: OfficerReveals[]; limit: number; unusualFrom: number }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'privacy.disclosure.read', orgId)
    const start = startOfDay(today())
    const counts = await countsByOfficer(tx, { below: org, today: start, since: startOfDay(addDays(today(), -29)) })
    const unusualFrom = await settingOf(tx, 'unusual-reveals')
    const officers = counts.map((one) => ({ ...one, unusual: decideUnusual(one, unusualFrom) }))
    return { officers, limit: await settingOf(tx, 'reveals-a-day'), unusualFrom }
  })
}

function reasonName(one: Disclosure): string {
  return revealReasonNames[one.reason]
}
