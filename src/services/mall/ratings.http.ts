import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { hideRating, replyToRating } from './judge-rating.ts'
import { rateLine } from './rate-line.ts'
import * as contract from './ratings.contract.ts'
import {
  listRatings,
  openRatingPhoto,
  readMarketPraise,
  readMarketRatings,
  readSupplyPraise,
  readSupplyRatings,
} from './read-ratings.ts'
import { readTerms, setTerms } from './set-terms.ts'

export const ratingRoutes: Route<Actor>[] = [
  route(contract.rateLine, ({ who, params, body }) =>
    rateLine(who, { orderId: params.id, line: params.line, ...body }),
  ),
  route(contract.listRatings, ({ params, query }) => listRatings(params, query)),
  route(contract.getRatingPhoto, ({ params }) => openRatingPhoto(params)),
  route(contract.listSupplyRatings, ({ who, query }) => readSupplyRatings(who, query)),
  route(contract.listMarketRatings, ({ who, query }) => readMarketRatings(who, query)),
  route(contract.getMarketPraise, ({ who, query }) => readMarketPraise(who, query)),
  route(contract.getSupplyPraise, ({ who, query }) => readSupplyPraise(who, query)),
  route(contract.hideRating, ({ who, params, body }) => hideRating(who, params.id, body.because)),
  route(contract.replyToRating, ({ who, params, body }) => replyToRating(who, params.id, body.reply)),
  route(contract.getTerms, ({ who }) => readTerms(who)),
  route(contract.setTerms, ({ who, body }) => setTerms(who, body)),
]
