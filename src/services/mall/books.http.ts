import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './books.contract.ts'
import { searchBooks, traceLetter, traceOrder } from './read-books.ts'

export const bookRoutes: Route<Actor>[] = [
  route(contract.searchBooks, ({ who, query }) => searchBooks(who, query.term)),
  route(contract.traceOrder, ({ who, params }) => traceOrder(who, params.id)),
  route(contract.traceLetter, ({ who, params, query }) => traceLetter(who, params.id, query.after ?? null)),
]
