import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { refusal } from './errors.ts'
import { refuseMarkup } from './refuse-markup.ts'
import type { ViewCard } from './views.contract.ts'
import { deleteView, insertView, type View, viewsFor } from './views.store.ts'

/** Filters of a list that the actor saved, and those that the officers of her organisations share. */
export async function listViews(actor: Actor, place: string): Promise<ViewCard[]> {
  const personId = actor.personId!
  const views = await transaction(actor, (tx) => viewsFor(tx, personId, place))
  const desks = new Set(actor.grants.map(({ orgId }) => orgId))
  return views
    .filter((view) => view.ownerId === personId || (view.deskOrgId !== null && desks.has(view.deskOrgId)))
    .map(({ id, name, query, ownerId, deskOrgId, madeByName }) => {
      return { id, name, query, mine: ownerId === personId, shared: deskOrgId !== null, madeByName }
    })
}

/**
 * Saves filters under a name. Refuses a second one of that name for the same list, and a desk at which the actor does not
 * work.
 */
export async function saveView(actor: Actor, wish: Pick<View, 'place' | 'name' | 'query' | 'deskOrgId'>): Promise<Id> {
  refuseMarkup(wish.name)
  const { deskOrgId } = wish
  if (deskOrgId !== null && !actor.grants.some(({ orgId }) => orgId === deskOrgId))
    throw refusal('cases.view-desk-not-yours')
  const view: View = { ...wish, ownerId: actor.personId!, id: newId(), madeByName: actor.name }
  const isNew = await transaction(actor, (tx) => insertView(tx, view, now()))
  if (!isNew) throw refusal('cases.view-name-taken', { name: view.name })
  return view.id
}

/** Refuses, as if it were not there, what somebody else saved. */
export async function dropView(actor: Actor, id: Id): Promise<void> {
  const gone = await transaction(actor, (tx) => deleteView(tx, actor.personId!, id))
  if (!gone) throw refusal('cases.view-not-found')
}
