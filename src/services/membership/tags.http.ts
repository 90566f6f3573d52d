import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { askForTag, withdrawTagRequest } from './ask-for-tag.ts'
import { askToLeave, askToTransfer, withdrawDeparture } from './ask-to-depart.ts'
import { keepMember, releaseMember } from './decide-departure.ts'
import * as departure from './departures.contract.ts'
import { endTag, grantTagRequest, refuseTagRequest, setTag } from './grant-tag.ts'
import { listDepartures, readDeparture } from './read-departures.ts'
import { listTagKinds, listTagRequests, openTagDocument, readMyTags, readTagRequest } from './read-tags.ts'
import * as contract from './tags.contract.ts'

export const tagRoutes: Route<Actor>[] = [
  route(contract.listTagKinds, async () => ({ kinds: listTagKinds() })),
  route(contract.getMyTags, ({ who }) => readMyTags(who)),
  route(contract.askForTag, ({ who, body, idempotencyKey }) => askForTag(who, body, idempotencyKey)),
  route(contract.withdrawTagRequest, ({ who, params }) => withdrawTagRequest(who, params.id)),
  route(contract.listTagRequests, ({ who, query }) => listTagRequests(who, query)),
  route(contract.getTagRequest, ({ who, params }) => readTagRequest(who, params.id)),
  route(contract.openTagDocument, ({ who, params }) => openTagDocument(who, params.id)),
  route(contract.decideTagRequest, ({ who, params, body }) =>
    body.decision === 'grant'
      ? grantTagRequest(who, { ...body, id: params.id })
      : refuseTagRequest(who, { id: params.id, note: body.note }),
  ),
  route(contract.setTag, ({ who, params, body }) => setTag(who, { ...body, personId: params.id })),
  route(contract.endTag, ({ who, params, body }) => endTag(who, { ...body, id: params.id })),
]

export const departureRoutes: Route<Actor>[] = [
  route(departure.askToLeave, ({ who, body, idempotencyKey }) => askToLeave(who, body, idempotencyKey)),
  route(departure.askToTransfer, ({ who, body, idempotencyKey }) => askToTransfer(who, body, idempotencyKey)),
  route(departure.withdrawDeparture, ({ who, params }) => withdrawDeparture(who, params.id)),
  route(departure.listDepartures, ({ who, query }) => listDepartures(who, query)),
  route(departure.getDeparture, ({ who, params }) => readDeparture(who, params.id)),
  route(departure.decideDeparture, ({ who, params, body }) => {
    const input = { id: params.id, note: body.note }
    return body.decision === 'release' ? releaseMember(who, input) : keepMember(who, input)
  }),
]
