import { call } from '../../../../platform/client/client.ts'
import { findDraft, keepDraft } from '../../../../platform/client/keep.ts'
import { Problem } from '../../../../platform/client/problem.ts'
import { useReading } from '../../../../platform/client/use-reading.ts'
import { type BasketRow, getMyBasket, keepMyBasket } from '../../intents.contract.ts'

/** `unsent`: the phone has changed it and the server has not heard yet; then the phone is right. */
type Basket = { readonly lines: readonly BasketRow[]; readonly unsent: boolean; readonly heard: boolean }

const settleMs = 500
const empty: Basket = { lines: [], unsent: false, heard: false }
const listeners = new Set<() => void>()
let owner = ''
let basket = empty
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * The worker's basket. It is kept on the phone at once, so that it is there without a line, and on the server soon after,
 * so that it is there on her next phone.
 */
export function useBasket(personId: string): Basket {
  if (owner !== personId) begin(personId)
  return useReading(listen, read)
}

/** Puts so many of a specification into the basket; none takes it out. */
export function putInBasket(row: BasketRow, quantity: number): void {
  const there = basket.lines.some((line) => line.skuId === row.skuId)
  const changed = there
    ? basket.lines.map((line) => (line.skuId === row.skuId ? { ...row, quantity } : line))
    : [...basket.lines, { ...row, quantity }]
  change(changed.filter((line) => line.quantity > 0))
}

/** After an order: what was ordered is no longer a wish. */
export function takeOut(skuIds: readonly string[]): void {
  change(basket.lines.filter((line) => !skuIds.includes(line.skuId)))
}

export function quantityOf({ lines }: Basket, skuId: string): number {
  return lines.find((line) => line.skuId === skuId)?.quantity ?? 0
}

export function sumOf(lines: readonly BasketRow[]): { pieces: number; points: number } {
  return {
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    points: lines.reduce((sum, line) => sum + line.quantity * line.price, 0),
  }
}

/** Asks for prices and stock as they are now. */
export function refreshBasket(): void {
  if (basket.unsent) send()
  else void hear(call(getMyBasket, {}))
}

function begin(personId: string): void {
  owner = personId
  const kept = findDraft(nameOf(personId), isBasket)
  basket = kept ? { ...kept, heard: false } : empty
  refreshBasket()
}

function change(lines: readonly BasketRow[]): void {
  tell({ ...basket, lines, unsent: true })
  clearTimeout(timer)
  timer = setTimeout(send, settleMs)
}

function send(): void {
  const sent = basket.lines
  const lines = sent.map(({ skuId, quantity }) => ({ skuId, quantity }))
  void hear(call(keepMyBasket, { body: { lines } }), sent)
}

/** An answer counts only while nothing was changed after its question. Without a line the basket stays as it is. */
async function hear(
  asked: Promise<{ lines: readonly BasketRow[] }>,
  sent: readonly BasketRow[] = basket.lines,
): Promise<void> {
  const asker = owner
  const answer = await asked.catch((failure: unknown) => {
    if (failure instanceof Problem) return null
    throw failure
  })
  if (answer && asker === owner && basket.lines === sent) tell({ lines: answer.lines, unsent: false, heard: true })
}

function tell(next: Basket): void {
  basket = next
  keepDraft(nameOf(owner), { lines: next.lines, unsent: next.unsent, heard: false })
  for (const listener of listeners) listener()
}

function read(): Basket {
  return basket
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) addEventListener('online', refreshBasket)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('online', refreshBasket)
  }
}

function nameOf(personId: string): string {
  return `mall.basket.${personId}`
}

function isBasket(draft: unknown): draft is Basket {
  return typeof draft === 'object' && draft !== null && Array.isArray((draft as Partial<Basket>).lines)
}
