/** How long a page of the catalogue may be behind what another server has changed; an order asks the rows themselves. */
const freshMs = 2000
const mostKept = 1000

type Kept = { readonly until: number; readonly page: Promise<unknown> }

let kept = new Map<string, Kept>()

/**
 * A page that is the same for everybody, read once for all who ask within two seconds: when a window opens, thousands look at
 * the same first page.
 */
export function sharedPage<Page>(key: string, read: () => Promise<Page>): Promise<Page> {
  const at = performance.now()
  const known = kept.get(key)
  if (known && known.until > at) return known.page as Promise<Page>
  if (kept.size >= mostKept) kept = new Map()
  const page = read()
  const place = kept
  place.set(key, { until: at + freshMs, page })
  page.catch(() => place.delete(key))
  return page
}

/** After a change of the catalogue: whoever asks from now on is answered from the rows. */
export function forgetPages(): void {
  kept = new Map()
}
