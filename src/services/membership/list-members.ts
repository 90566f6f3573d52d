import type { Actor } from '../../kernel/access/index.ts'
import { credentialCards, credentialKinds, heldOn, holdersUnder, mayKnow } from '../../kernel/credentials/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import {
  listMemberships,
  listPeople,
  type Membership,
  newestMemberships,
  personCards,
} from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { newestAdmissions } from './joining.store.ts'
import type { MemberCard } from './members.contract.ts'
import { realName } from './tag-kinds.ts'

export type MemberWish = {
  readonly state: 'member' | 'left'
  readonly tag?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

export type MemberPage = { readonly members: MemberCard[]; readonly next: string | null }

const pageSize = 20
/** Rows that are looked through for one page before it is shown short; the next page goes on from there. */
const mostRounds = 20

/**
 * A page of members. What narrows most leads: a text over people by name, a tag over those who hold it, otherwise who
 * joined last; each follows an index of its level, and the other wishes are judged on what it gives.
 */
export async function pageOfMembers(tx: Tx, actor: Actor, org: Org, wish: MemberWish): Promise<MemberPage> {
  if (wish.tag) await requireKnowable(tx, actor, org, wish.tag)
  const found: Membership[] = []
  let cursor = wish.cursor ?? null
  for (let round = 0; round < mostRounds; round += 1) {
    const stretch = await stretchOf(tx, org, wish, cursor)
    found.push(...(await judged(tx, stretch.memberships, wish)))
    cursor = stretch.next
    if (cursor === null || found.length >= pageSize) break
  }
  return { members: await cardsOf(tx, actor, found), next: cursor }
}

type Stretch = { readonly memberships: readonly Membership[]; readonly next: string | null }

async function stretchOf(tx: Tx, org: Org, wish: MemberWish, cursor: string | null): Promise<Stretch> {
  const [one, two] = readCursor(cursor)
  const below = { id: org.id, depth: org.depth }
  if (wish.search) {
    const after = one && two ? { name: one, id: two } : null
    const page = await listPeople(tx, { text: wish.search, below, after, most: pageSize })
    const ids = page.people.map((person) => person.id)
    const next = page.next && cursorOf(page.next.name, page.next.id)
    return { memberships: inOrder(ids, await newestMemberships(tx, ids)), next }
  }
  if (wish.tag) {
    const after = one && two ? { validFrom: one, id: two } : null
    const held = await holdersUnder(tx, { org: below, kind: wish.tag, on: today(), after, most: pageSize })
    const ids = held.map((each) => each.ownerId)
    const last = held.length === pageSize ? held.at(-1)! : null
    return {
      memberships: inOrder(ids, await newestMemberships(tx, ids)),
      next: last && cursorOf(last.validFrom, last.id),
    }
  }
  const after = one && two ? { fromOn: one, id: two } : null
  const { from = null, to = null } = wish
  const state = wish.state === 'member' ? ('lasting' as const) : ('ended' as const)
  const memberships = await listMemberships(tx, { below, state, from, to, after, most: pageSize })
  const last = memberships.length === pageSize ? memberships.at(-1)! : null
  return { memberships, next: last && cursorOf(last.fromOn, last.id) }
}

async function judged(tx: Tx, memberships: readonly Membership[], wish: MemberWish): Promise<Membership[]> {
  const lasting = wish.state === 'member'
  const fitting = memberships.filter(
    ({ fromOn, untilOn }) =>
      (untilOn === null) === lasting && (!wish.from || fromOn >= wish.from) && (!wish.to || fromOn <= wish.to),
  )
  if (!wish.search || !wish.tag || fitting.length === 0) return fitting
  const ids = fitting.map((one) => one.ownerId)
  const holders = new Set(
    (await heldOn(tx, ids, today())).filter((one) => one.kind === wish.tag).map((one) => one.ownerId),
  )
  return fitting.filter((one) => holders.has(one.ownerId))
}

/** Nobody may learn by a filter what she may not read on a page. */
async function requireKnowable(tx: Tx, actor: Actor, org: Org, tag: string): Promise<void> {
  const [kind] = await credentialKinds(tx, [tag])
  if (!kind || !mayKnow(actor, { ownerId: '', orgPath: org.path }, kind)) throw refusal('membership.tag-unknown')
}

/** Who has left is shown by what her union wrote down itself, without the phone. */
async function cardsOf(tx: Tx, actor: Actor, memberships: readonly Membership[]): Promise<MemberCard[]> {
  if (memberships.length === 0) return []
  const ids = memberships.map((one) => one.ownerId)
  const people = new Map((await transaction(system, (all) => personCards(all, ids))).map((card) => [card.id, card]))
  const orgs = new Map(
    (
      await orgsByIds(
        tx,
        memberships.map((one) => one.orgId),
      )
    ).map((org) => [org.id, org.name]),
  )
  const forms = new Map((await newestAdmissions(tx, ids)).map((one) => [one.ownerId, one.form]))
  const tags = await credentialCards(tx, actor, await heldOn(tx, ids, today()))
  return memberships.map(({ ownerId, orgId, fromOn, untilOn }) => {
    const person = people.get(ownerId)!
    return {
      ...person,
      maskedPhone: untilOn === null ? person.maskedPhone : null,
      homeOrgId: untilOn === null ? person.homeOrgId : null,
      orgName: orgs.get(orgId)!,
      fromOn,
      untilOn,
      form: forms.get(ownerId) ?? null,
      tags: tags.filter((tag) => tag.ownerId === ownerId && tag.kind !== realName.key).map((tag) => tag.kindName),
    }
  })
}

function inOrder(ids: readonly string[], memberships: readonly Membership[]): Membership[] {
  const byOwner = new Map(memberships.map((one) => [one.ownerId, one]))
  return ids.flatMap((id) => byOwner.get(id) ?? [])
}

function cursorOf(place: string, id: string): string {
  return Buffer.from(JSON.stringify([place, id])).toString('base64url')
}

function readCursor(cursor: string | null): readonly [string, string] | readonly [null, null] {
  if (cursor === null) return [null, null]
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const match = /^\["([^"\\]{1,60})","([0-9a-f-]{36})"\]$/.exec(text)
  if (!match) throw refusal('membership.cursor-unknown')
  return [match[1]!, match[2]!]
}
