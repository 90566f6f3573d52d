import type { Endpoint, GivenTo } from '../http/endpoint.ts'

type Given = { params?: Record<string, unknown>; query?: Record<string, unknown> }

/** The URL of an endpoint with its parameters and query filled in; also the `href` of a download. */
export function addressOf<E extends Endpoint>(endpoint: E, given: GivenTo<E>): string {
  const { params = {}, query = {} } = given as Given
  const path = endpoint.path.replace(/:(\w+)/g, (_place, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `/api${path}${text ? `?${text}` : ''}`
}
