import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as card from './card.contract.ts'
import { checkCard, makeCardCodes } from './check-card.ts'
import { exportMembers } from './export-members.ts'
import * as family from './family.contract.ts'
import * as invitation from './invitations.contract.ts'
import { closeInvitation, listInvitations, makeInvitation, readInvitation } from './invitations.ts'
import { addRelative, listRelatives, removeRelative } from './keep-family.ts'
import { admitAtCounter, endMembership } from './keep-members.ts'
import * as contract from './members.contract.ts'
import { listMembers, readMember } from './read-members.ts'

export const memberRoutes: Route<Actor>[] = [
  route(contract.listMembers, ({ who, query }) => listMembers(who, query)),
  route(contract.exportMembers, ({ who, query }) => exportMembers(who, query)),
  route(contract.getMember, ({ who, params }) => readMember(who, params.id)),
  route(contract.endMembership, ({ who, params, body }) => endMembership(who, { personId: params.id, ...body })),
  route(contract.admitAtCounter, ({ who, body, idempotencyKey }) => admitAtCounter(who, body, idempotencyKey)),
  route(invitation.readInvitation, ({ who, params }) => readInvitation(who, params.code)),
  route(invitation.listInvitations, async ({ who, query }) => ({
    invitations: await listInvitations(who, query.orgId),
  })),
  route(invitation.makeInvitation, ({ who, body }) => makeInvitation(who, body)),
  route(invitation.closeInvitation, ({ who, params }) => closeInvitation(who, params.id)),
  route(family.listRelatives, async ({ who }) => ({ relatives: await listRelatives(who) })),
  route(family.addRelative, ({ who, body }) => addRelative(who, body)),
  route(family.removeRelative, ({ who, params }) => removeRelative(who, params.id)),
  route(card.makeCardCodes, ({ who }) => makeCardCodes(who)),
  route(card.checkCard, ({ who, body, idempotencyKey }) => checkCard(who, body.code, idempotencyKey)),
]
