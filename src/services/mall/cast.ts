import type { Actor } from '../../kernel/access/index.ts'
import { newId } from '../../platform/ids.ts'

/** A worker who is signed in. */
export function workerActor(personId: string): Actor {
  return {
    kind: 'worker',
    personId,
    name: '职工',
    sessionId: newId(),
    grants: [],
    scope: { role: 'app', orgs: [], personId },
    requestId: newId(),
    address: '127.0.0.1',
  }
}

/** An officer with permissions over one organisation. */
export function officerActor(orgId: string, ...permissions: string[]): Actor {
  const personId = newId()
  return {
    ...workerActor(personId),
    kind: 'officer',
    name: '经办人',
    grants: [{ role: 'test', roleName: '测试', orgId, orgPath: [orgId], permissions: new Set(permissions) }],
    scope: { role: 'app', orgs: [orgId], personId },
  }
}
