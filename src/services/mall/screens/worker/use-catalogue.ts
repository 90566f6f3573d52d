import { useEffect } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { Problem } from '../../../../platform/client/problem.ts'
import { useReading } from '../../../../platform/client/use-reading.ts'
import { listProducts, type ProductCard } from '../../catalogue.contract.ts'

/** What the worker looks for; it stays while she looks at a product and comes back. */
export type Wish = {
  readonly search: string
  readonly category: string
  readonly sort: 'best' | 'new' | 'cheap'
  readonly regionId: string
  readonly originProved: boolean
  readonly localMade: boolean
  readonly mostPoints: number | null
}

export const plainWish: Wish = {
  search: '',
  category: '',
  sort: 'best',
  regionId: '',
  originProved: false,
  localMade: false,
  mostPoints: null,
}

type Found = {
  /** The market and the wish that were answered. */
  readonly key: string
  readonly products: readonly ProductCard[]
  readonly next: string | null
  readonly problem: Problem | null
  readonly asking: boolean
}

const settleMs = 220
const listeners = new Set<() => void>()
let found: Found = { key: '', products: [], next: null, problem: null, asking: false }

/** Products as they are typed for: the last answer stays until its successor is there; more come page by page. */
export function useCatalogue(marketId: string, wish: Wish) {
  const key = JSON.stringify([marketId, wish])
  const shown = useReading(listen, read)
  useEffect(() => {
    if (found.key === key && !found.problem) return
    const stop = new AbortController()
    const timer = setTimeout(() => void lookFor(key, stop.signal), found.key === '' ? 0 : settleMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key])
  return { ...shown, fresh: shown.key === key, more: readOn, again: () => void lookFor(key) }
}

async function lookFor(key: string, signal?: AbortSignal): Promise<void> {
  show({ ...found, asking: true })
  const page = await pageOf(key, null, signal)
  if (!signal?.aborted) show({ ...page, key, asking: false })
}

async function readOn(): Promise<void> {
  const before = found
  if (before.next === null || before.asking) return
  show({ ...before, asking: true })
  const page = await pageOf(before.key, before.next)
  if (found.key !== before.key) return
  show({ ...page, key: before.key, products: [...before.products, ...page.products], asking: false })
}

async function pageOf(
  key: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Pick<Found, 'products' | 'next' | 'problem'>> {
  const [marketId, wish] = JSON.parse(key) as [string, Wish]
  const query = {
    sort: wish.sort,
    ...(wish.search.trim() && { search: wish.search.trim() }),
    ...(wish.category && { category: wish.category }),
    ...(wish.regionId && { regionId: wish.regionId }),
    ...(wish.originProved && { originProved: 'yes' as const }),
    ...(wish.localMade && { localMade: 'yes' as const }),
    ...(wish.mostPoints !== null && { mostPoints: wish.mostPoints }),
    ...(cursor !== null && { cursor }),
  }
  try {
    const page = await call(listProducts, { params: { marketId }, query }, signal ? { signal } : {})
    return { products: page.products, next: page.next, problem: null }
  } catch (failure) {
    const problem = failure instanceof Problem ? failure : null
    if (problem === null && !signal?.aborted) throw failure
    return { products: [], next: null, problem }
  }
}

function show(next: Found): void {
  found = next
  for (const listener of listeners) listener()
}

function read(): Found {
  return found
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
