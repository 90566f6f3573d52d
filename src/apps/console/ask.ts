import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, type MannerOf } from '../../platform/client/client.ts'
import type { Endpoint, GivenTo, ReceivedOf } from '../../platform/http/endpoint.ts'

/** A question to the server; the same question anywhere on the screen shares one answer. */
export function ask<E extends Endpoint & { method: 'GET' }>(endpoint: E, given: GivenTo<E>) {
  return queryOptions<ReceivedOf<E>>({
    queryKey: [endpoint.path, given],
    queryFn: ({ signal }) => call(endpoint, given, ...([{ signal }] as unknown as MannerOf<E>)),
    placeholderData: keepPreviousData,
  })
}
