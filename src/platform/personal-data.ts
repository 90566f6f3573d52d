/**
 * How a value is told to the person herself: under a heading as it stands, or read first. `sealed: 'text'` is opened,
 * a list of headings opens JSON by its keys (`agent.name` reaches inside); `words` says a code in Chinese.
 */
export type ToldAs =
  | string
  | { readonly heading: string; readonly sealed: 'text' }
  | { readonly sealed: Readonly<Record<string, string>> }
  | { readonly heading: string; readonly words: Readonly<Record<string, string>> }
  | { readonly heading: string; readonly unit: 'fen' | 'points' }

/**
 * What stands where something personal stood: a plain value, a new random id, a text under seal that says nothing, or, for
 * a blind index of her id number, the id of the record that bore it, so that what stays belongs together and to nobody.
 * `whereHers` blanks only rows in which that column names the owner herself: others who acted keep their names.
 */
export type Blank =
  | string
  | number
  | null
  | { readonly make: 'random-id' | 'own-id' }
  | { readonly seal: string }
  | { readonly whereHers: string; readonly value: string }

/** What an erasure does with her rows. What stays by law names the clause; it may still lose what the clause does not need. */
export type Erasure =
  | { readonly does: 'delete' }
  | { readonly does: 'anonymise'; readonly sets: Readonly<Record<string, Blank>> }
  | { readonly does: 'keep'; readonly clause: string; readonly sets?: Readonly<Record<string, Blank>> }

/** How long, from when. With `after` the nightly walk does to rows past their time what `afterwards` says. */
export type Retention = {
  /** Said to people: 支付之日起 30 年. */
  readonly says: string
  readonly after?: { readonly column: string; readonly days: number }
  readonly afterwards?: 'delete' | { readonly sets: Readonly<Record<string, Blank>> }
}

/**
 * What happens to her rows when this record of her turns out to double another: they follow to that one, they stay with the
 * reason people are told, or the module hands them over itself.
 */
export type Merging = { readonly does: 'follow' | 'hand-over' } | { readonly does: 'stay'; readonly because: string }

/** What is kept of a person in one table: declared beside it, walked by export, erasure and retention. */
export type PersonalTable = {
  /** Schema and table: `people.memberships`. */
  readonly table: string
  /** The chapter's title in her own copy. */
  readonly title: string
  readonly purpose: string
  /** Why it may be kept: a contract with her, a duty by law, her consent. */
  readonly basis: string
  readonly kept: Retention
  readonly erasure: Erasure
  readonly merging: Merging
  /** The column that says whose row it is; `owner_id` with her id where absent. */
  readonly whose?: { readonly column: string; readonly holds: 'person' | 'id-index' }
  /** Every column: what she reads of it, or null for what is only the machine's. */
  readonly columns: Readonly<Record<string, ToldAs | null>>
}

/** A table that looks personal and is nobody's: why. */
export type NobodysTable = { readonly table: string; readonly nobodys: string }

export type DeclaredTable = PersonalTable | NobodysTable

/** The name that stands for whoever is gone. */
export const goneName = '已注销人员'

/** Keeps the type of a room's declaration. */
export function declarePersonalData(...tables: readonly DeclaredTable[]): readonly DeclaredTable[] {
  return tables
}

export function isPersonal(declared: DeclaredTable): declared is PersonalTable {
  return 'columns' in declared
}
