import { refusal } from './errors.ts'
import type { RelationKind } from './model.ts'

let known: ReadonlyMap<string, RelationKind> = new Map()

/** Keeps the narrow type of a declaration. */
export function defineRelationKind(kind: RelationKind): RelationKind {
  return kind
}

/** Tells the kernel which kinds there are; called once by the main of a server, a command or a test file. */
export function registerRelationKinds(kinds: readonly RelationKind[]): void {
  known = new Map(kinds.map((kind) => [kind.key, kind]))
  if (known.size < kinds.length) throw new Error('two kinds of relation have the same key')
}

export function relationKinds(): readonly RelationKind[] {
  return [...known.values()]
}

/** Refuses `relations.kind-unknown`. */
export function relationKindOf(key: string): RelationKind {
  const kind = known.get(key)
  if (!kind) throw refusal('relations.kind-unknown')
  return kind
}
