import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Endpoint, GivenTo, ReceivedOf } from '../http/endpoint.ts'
import { call, type MannerOf } from './client.ts'

type Read = Endpoint & { method: 'GET' }

/** A question to the server; the same question anywhere on the screen shares one answer. */
export function ask<E extends Read>(endpoint: E, given: GivenTo<E>) {
  return queryOptions<ReceivedOf<E>>({
    queryKey: [endpoint.path, given],
    queryFn: ({ signal }) => call(endpoint, given, ...([{ signal }] as unknown as MannerOf<E>)),
  })
}

/** The same, keeping the answer on screen while its successor to a changed filter is on the way. */
export function askOn<E extends Read>(endpoint: E, given: GivenTo<E>) {
  return { ...ask(endpoint, given), placeholderData: keepPreviousData<ReceivedOf<E>> }
}

type Page = { next: string | null }

/** A list read by keyset: each page asks for what follows the last. */
export function askPages<E extends Read>(endpoint: E, given: GivenTo<E>) {
  return infiniteQueryOptions({
    queryKey: [endpoint.path, given, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const asked = given as { query?: Record<string, unknown> }
      const turned = pageParam === '' ? asked : { ...asked, query: { ...asked.query, cursor: pageParam } }
      return call(endpoint, turned as GivenTo<E>, ...([{ signal }] as unknown as MannerOf<E>))
    },
    initialPageParam: '',
    placeholderData: keepPreviousData,
    getNextPageParam: (page: ReceivedOf<E>) => (page as Page).next,
  })
}
