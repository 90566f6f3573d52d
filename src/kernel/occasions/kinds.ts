import type { Tx } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'
import { refusal } from './errors.ts'
import type { OccasionKind } from './model.ts'

/** Who may take a place: a pure rule of the service over what it knows of a person. */
export type EligibilityRule<Rule = unknown, Candidate = unknown> = {
  /** Reads the rule as the occasion keeps it; throws on one that is none. */
  readonly parseRule: (raw: unknown) => Rule
  /** What the rule asks of each person; whoever is missing from the answer is not eligible. */
  readonly candidatesOf: (tx: Tx, personIds: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Candidate>>
  /** True, or the sentence that says why not. */
  readonly decide: (rule: Rule, candidate: Candidate) => true | string
}

/** A kind with the rule of who may take a place. */
export type DefinedKind<Rule = unknown, Candidate = unknown> = OccasionKind & {
  readonly eligibility?: EligibilityRule<Rule, Candidate>
}

let known: ReadonlyMap<string, DefinedKind> = new Map()

/** Keeps the types of a rule together. */
export function defineOccasionKind<Rule, Candidate>(kind: DefinedKind<Rule, Candidate>): DefinedKind {
  return kind as unknown as DefinedKind
}

/** Tells the kernel which kinds there are; called once by the main of a server, a command or a test file. */
export function registerOccasionKinds(kinds: readonly DefinedKind[]): void {
  known = new Map(kinds.map((kind) => [kind.key, kind]))
  if (known.size < kinds.length) throw new Error('two kinds of occasion have the same key')
}

export function occasionKinds(): readonly DefinedKind[] {
  return [...known.values()]
}

/** Refuses `occasions.kind-unknown`. */
export function occasionKindOf(key: string): DefinedKind {
  const kind = known.get(key)
  if (!kind) throw refusal('occasions.kind-unknown')
  return kind
}
