import { newId } from '../../platform/ids.ts'
import type { Actor } from './model.ts'

/** The platform itself, under the name that the audit shows: a job or a command. It sees every row. */
export function systemActor(name: string): Actor {
  return {
    kind: 'system',
    personId: null,
    name,
    sessionId: null,
    grants: [],
    scope: { role: 'system' },
    requestId: newId(),
    address: '',
  }
}

/** A visitor who has not signed in; sees what is public. */
export function guest(requestId: string, address: string): Actor {
  return {
    kind: 'guest',
    personId: null,
    name: '',
    sessionId: null,
    grants: [],
    scope: { role: 'app', orgs: [], personId: null },
    requestId,
    address,
  }
}
