import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { Case } from './model.ts'
import { nameDoer } from './rules.ts'

/**
 * The actor as an audit may name her: an anonymous person acts in her own case as a worker whom nobody knows, from nowhere.
 * Anybody else, and she anywhere else, is who she is.
 */
export function hidden(actor: Actor, row: Pick<Case, 'ownerId' | 'own' | 'anonymous'>): Actor {
  const { id, name } = nameDoer(actor, row)
  if (id === actor.personId) return actor
  return { ...actor, kind: 'worker', personId: id, name, sessionId: null, requestId: newId(), address: '' }
}
