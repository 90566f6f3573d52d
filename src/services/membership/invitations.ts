import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { getOrg, orgsByIds } from '../../kernel/orgs/index.ts'
import { takesMembers } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { newInvitationCode } from './invitation-code.ts'
import type { InvitationCard } from './invitations.contract.ts'
import { standingOfInvitation } from './invitations.rules.ts'
import {
  findInvitationByCode,
  type InvitationWithCode,
  insertInvitation,
  invitationsUnder,
  lockInvitation,
  takePlace,
  writeClosing,
} from './invitations.store.ts'
import type { Invitation } from './members.model.ts'
import { reaches } from './reaches.ts'

const mostShown = 200

/** 发出邀请: a code by which people may join a union of the officer's. */
export async function makeInvitation(
  actor: Actor,
  input: { orgId: string; remark: string; lastOn: Day; mostUses: number | null },
): Promise<InvitationCard> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'membership.invite', input.orgId)
    if (org.closedOn !== null || !takesMembers(org.kind)) {
      throw refusal('membership.union-takes-no-members', { name: org.name })
    }
    if (input.lastOn < today()) throw refusal('membership.invitation-ends-before', { on: input.lastOn })
    const invitation: Invitation = {
      id: newId(),
      orgId: org.id,
      orgPath: org.path,
      code: newInvitationCode(),
      remark: input.remark,
      madeByName: actor.name,
      madeAt: now(),
      lastOn: input.lastOn,
      mostUses: input.mostUses,
      uses: 0,
      closedAt: null,
    }
    await insertInvitation(tx, invitation, actor.personId!)
    await recordAudit(tx, actor, {
      action: 'membership.invited',
      subjectKind: 'membership.invitation',
      subjectId: invitation.id,
      orgId: org.id,
      detail: { lastOn: input.lastOn, mostUses: input.mostUses },
    })
    return cardOf(invitation, org.name)
  })
}

/** 停用邀请: from now on nobody joins by it. */
export async function closeInvitation(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const invitation = await lockInvitation(tx, id)
    if (!invitation || !reaches(actor, 'membership.invite', invitation.orgPath))
      throw refusal('membership.invitation-unknown')
    if (invitation.closedAt === null) await writeClosing(tx, id, now())
    await recordAudit(tx, actor, {
      action: 'membership.invitation-closed',
      subjectKind: 'membership.invitation',
      subjectId: id,
      orgId: invitation.orgId,
    })
  })
}

export function listInvitations(actor: Actor, orgId: string | undefined): Promise<InvitationCard[]> {
  return reading(actor, async (tx) => {
    if (orgId) await requireReachableOrg(tx, actor, 'membership.invite', orgId)
    const found = (await invitationsUnder(tx, orgId ?? null, mostShown)).filter((one) =>
      reaches(actor, 'membership.invite', one.orgPath),
    )
    const orgs = await orgsByIds(tx, [...new Set(found.map((one) => one.orgId))])
    const names = new Map(orgs.map((org) => [org.id, org.name]))
    return found.map((one) => cardOf(one, names.get(one.orgId)!))
  })
}

/** Which union invites; refuses a code that nobody gave out and one that is no longer good, each in its own words. */
export function readInvitation(actor: Actor, code: string) {
  return reading(actor, async (tx) => {
    const { invitation, orgName } = await requireGood(tx, code)
    return { orgId: invitation.orgId, orgName, lastOn: invitation.lastOn }
  })
}

/** Takes one place of an invitation to this very union; of two who come for the last place one gets it. */
export async function takeInvitation(tx: Tx, code: string, orgId: string): Promise<string> {
  const { invitation } = await requireGood(tx, code)
  if (invitation.orgId !== orgId) throw refusal('membership.invitation-of-another')
  if (!(await takePlace(tx, invitation.id, today()))) throw refusal('membership.invitation-used-up')
  return invitation.id
}

const refusalOfStanding = {
  closed: 'membership.invitation-closed',
  expired: 'membership.invitation-expired',
  'used-up': 'membership.invitation-used-up',
} as const

async function requireGood(tx: Tx, code: string): Promise<{ invitation: InvitationWithCode; orgName: string }> {
  const invitation = await findInvitationByCode(tx, code.toUpperCase())
  if (!invitation) throw refusal('membership.invitation-unknown')
  const org = await getOrg(tx, invitation.orgId)
  if (org.closedOn !== null) throw refusal('membership.invitation-of-closed-union', { name: org.name })
  const standing = standingOfInvitation(invitation, today())
  if (standing !== 'open') throw refusal(refusalOfStanding[standing])
  return { invitation, orgName: org.name }
}

function cardOf({ orgPath: _, ...one }: Invitation, orgName: string): InvitationCard {
  return { ...one, orgName, state: standingOfInvitation(one, today()) }
}
