import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { cancelIntent, configureIntent } from './configure-intent.ts'
import { draftIntent, reviseIntent } from './draft-intent.ts'
import * as contract from './intents.contract.ts'
import { keepBasket, readBasket } from './keep-basket.ts'
import { listMembers, listPeopleOf } from './list-recipients.ts'
import { readMyPoints, readMyShop } from './my-shop.ts'
import { readIntent, readIntentDesk, readIntents, readRecipients } from './read-intents.ts'
import { signIntent } from './sign-intent.ts'

export const intentRoutes: Route<Actor>[] = [
  route(contract.getIntentDesk, ({ who }) => readIntentDesk(who)),
  route(contract.listIntents, ({ who, query }) => readIntents(who, query)),
  route(contract.draftIntent, async ({ who, body }) => {
    const { id, number } = await draftIntent(who, body)
    return { id, number }
  }),
  route(contract.getIntent, ({ who, params }) => readIntent(who, params.id)),
  route(contract.reviseIntent, ({ who, params, body }) => reviseIntent(who, { id: params.id, terms: body.terms })),
  route(contract.signIntent, ({ who, params, body }) => signIntent(who, { id: params.id, ...body })),
  route(contract.listRecipientsFrom, ({ who, params, body }) =>
    body.from === 'members' ? listMembers(who, params.id) : listPeopleOf(who, params.id, body.fileId),
  ),
  route(contract.listRecipients, ({ who, params, query }) => readRecipients(who, params.id, query)),
  route(contract.configureIntent, ({ who, params, idempotencyKey }) => configureIntent(who, params.id, idempotencyKey)),
  route(contract.cancelIntent, ({ who, params, body, idempotencyKey }) =>
    cancelIntent(who, { id: params.id, because: body.because }, idempotencyKey),
  ),
  route(contract.getMyShop, ({ who }) => readMyShop(who)),
  route(contract.listMyPoints, ({ who }) => readMyPoints(who)),
  route(contract.getMyBasket, ({ who }) => readBasket(who)),
  route(contract.keepMyBasket, ({ who, body }) => keepBasket(who, body.lines)),
]
