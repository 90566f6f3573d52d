import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { serviceText } from './text.ts'

/** The platform under this service's name, for what follows from a deed and is nobody's own. */
export function registrar(): Actor {
  return systemActor(serviceText.name)
}
