/** Whose rows a transaction may touch. Row-level security reads `orgs` and `personId`; `system` is for jobs and commands. */
export type Scope =
  | { readonly role: 'app'; readonly orgs: readonly string[]; readonly personId: string | null }
  | { readonly role: 'system' }

/** Anyone who may open a transaction. */
export type Scoped = { readonly scope: Scope }
