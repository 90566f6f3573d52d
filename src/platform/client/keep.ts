/** A person's unfinished words live on her own device, under this name, for two weeks. */
const prefix = 'gonghui.draft.'
const keptForMs = 14 * 24 * 3_600_000

type Kept = { readonly at: number; readonly draft: unknown }

/** Keeps a draft on this device; where the browser forbids it, only this visit remembers. */
export function keepDraft(name: string, draft: unknown): void {
  write(prefix + name, JSON.stringify({ at: Date.now(), draft } satisfies Kept))
}

/** A draft kept before, or null when there is none, it is older than two weeks, or `is` does not know its shape. */
export function findDraft<Draft>(name: string, is: (draft: unknown) => draft is Draft): Draft | null {
  const kept = parse(read(prefix + name))
  if (!kept || Date.now() - kept.at > keptForMs) return null
  return is(kept.draft) ? kept.draft : null
}

export function dropDraft(name: string): void {
  write(prefix + name, null)
}

/** Drops every draft, when another person may take the device. */
export function dropDrafts(): void {
  const names = within(() => Object.keys(localStorage), [] as string[])
  for (const name of names) if (name.startsWith(prefix)) write(name, null)
}

/** A setting of this device, such as large type. */
export function findSetting(name: string): string | null {
  return read(`gonghui.${name}`)
}

export function keepSetting(name: string, value: string | null): void {
  write(`gonghui.${name}`, value)
}

function parse(text: string | null): Kept | null {
  const kept = within(() => JSON.parse(text ?? 'null') as unknown, null)
  return typeof kept === 'object' && kept !== null && 'at' in kept && 'draft' in kept ? (kept as Kept) : null
}

function read(name: string): string | null {
  return within(() => localStorage.getItem(name), null)
}

function write(name: string, value: string | null): void {
  within(() => (value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value)), undefined)
}

/** Private windows and full disks throw; nothing here is worth failing for. */
function within<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act()
  } catch {
    return otherwise
  }
}
