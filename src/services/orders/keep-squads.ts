import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { OfferFamily, Squad, VolunteerKind } from './model.ts'
import { reaches } from './reaches.ts'
import { bookingsOf, insertMembers, insertSquad, lockSquad, markMemberLeft, markSquadEnded } from './squads.store.ts'

type NewMember = { readonly name: string; readonly volunteer: VolunteerKind }

export type FormSquad = {
  readonly orgId: string
  readonly name: string
  readonly families: readonly OfferFamily[]
  readonly leader: string
  readonly members: readonly NewMember[]
}

/** 组建小分队. */
export function formSquad(actor: Actor, input: FormSquad): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.menu', input.orgId)
    const { name, families, leader } = input
    const squad: Squad = {
      ...{ ownerId: org.id, id: newId(), orgPath: org.path, name, families: [...new Set(families)], leader },
      ...{ formedAt: now(), endedAt: null },
    }
    if (!(await insertSquad(tx, squad))) throw refusal('orders.squad-known', { name })
    await insertMembers(tx, squad, withIds(input.members), now())
    await recordAudit(tx, actor, deedOn('orders.squad-formed', squad, { members: input.members.length }))
    return { id: squad.id }
  })
}

/** 队员加入. */
export async function joinSquad(actor: Actor, id: string, members: readonly NewMember[]): Promise<void> {
  await transaction(actor, async (tx) => {
    const squad = await lockStanding(tx, actor, id)
    await insertMembers(tx, squad, withIds(members), now())
    await recordAudit(tx, actor, deedOn('orders.squad-joined', squad, { members: members.length }))
  })
}

/** 队员退出. */
export async function leaveSquad(actor: Actor, id: string, memberId: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const squad = await lockStanding(tx, actor, id)
    if (!(await markMemberLeft(tx, squad, memberId, now()))) throw refusal('orders.squad-member-missing')
    await recordAudit(tx, actor, deedOn('orders.squad-left', squad))
  })
}

/** 解散: refused while it is out or booked. */
export async function endSquad(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const squad = await lockStanding(tx, actor, id)
    if ((await bookingsOf(tx, [id], now())).length > 0) throw refusal('orders.squad-out', { name: squad.name })
    await markSquadEnded(tx, squad, now())
    await recordAudit(tx, actor, deedOn('orders.squad-ended', squad))
  })
}

async function lockStanding(tx: Tx, actor: Actor, id: string): Promise<Squad> {
  const squad = await lockSquad(tx, id)
  if (!squad || !reaches(actor, 'orders.menu', squad.orgPath)) throw refusal('orders.squad-missing')
  if (squad.endedAt !== null) throw refusal('orders.squad-ended', { name: squad.name })
  return squad
}

function withIds(members: readonly NewMember[]) {
  return members.map((one) => ({ ...one, id: newId() }))
}

function deedOn(action: string, { id, ownerId }: Squad, detail: Record<string, unknown> = {}) {
  return { action, subjectKind: 'orders.squad', subjectId: id, orgId: ownerId, detail }
}
