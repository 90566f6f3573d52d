const names = new Map<string, string>()

/** Tells how people call the accounts of a kind; the apps do so once a process, in the words of each service. */
export function registerAccountNames(given: Readonly<Record<string, string>>): void {
  for (const [kind, name] of Object.entries(given)) names.set(kind, name)
}

/** How people call an account; a kind may be followed by what it is of: `fund.bank city`. */
export function accountNameOf(kind: string): string | null {
  return names.get(kind) ?? names.get(kind.split(' ')[0]!) ?? null
}
