import type { Category, ProductDraft, ProductState, SkuDraft } from './products.model.ts'

/** Drawings that stand for a product while it has no photograph. */
export const drawings = [
  'bag',
  'bottle',
  'flask',
  'crate',
  'tin',
  'box',
  'jar',
  'cloth',
  'device',
  'lamp',
  'pot',
  'tube',
] as const
export type Drawing = (typeof drawings)[number]

export const mostPrice = 100_000_000
export const mostStock = 10_000_000

/** Everything that can be wrong with a product as it was written; a row of a file may be wrong in further ways. */
export type ProductFault =
  | 'code-missing'
  | 'name-missing'
  | 'category-unknown'
  | 'category-excluded'
  | 'origin-missing'
  | 'specification-missing'
  | 'specification-twice'
  | 'price-wrong'
  | 'stock-wrong'
  | 'limit-wrong'
  | 'formula'

/** Everything wrong with a draft, each fault once. */
export function faultsOf(draft: ProductDraft, categories: readonly Category[]): ProductFault[] {
  const faults = new Set<ProductFault>()
  const category = categories.find((one) => one.key === draft.category)
  if (!/^[\w.-]{1,40}$/.test(draft.code)) faults.add('code-missing')
  if (!isWritten(draft.name, 80)) faults.add('name-missing')
  if (!isWritten(draft.origin, 40)) faults.add('origin-missing')
  if (!category) faults.add('category-unknown')
  else if (category.excludedBecause !== null) faults.add('category-excluded')
  if (draft.skus.length === 0 || draft.skus.length > 60) faults.add('specification-missing')
  const codes = draft.skus.map((sku) => sku.code)
  const names = draft.skus.map((sku) => sku.specification)
  if (new Set(codes).size < codes.length || new Set(names).size < names.length) faults.add('specification-twice')
  for (const sku of draft.skus) for (const fault of faultsOfSku(sku)) faults.add(fault)
  if ([draft.name, draft.origin, draft.intro, ...names].some(isFormula)) faults.add('formula')
  return [...faults]
}

function faultsOfSku(sku: SkuDraft): ProductFault[] {
  const faults: ProductFault[] = []
  if (!/^[\w.-]{1,40}$/.test(sku.code) || !isWritten(sku.specification, 40)) faults.push('specification-missing')
  if (!Number.isSafeInteger(sku.price) || sku.price < 1 || sku.price > mostPrice) faults.push('price-wrong')
  if (!Number.isSafeInteger(sku.available) || sku.available < 0 || sku.available > mostStock) faults.push('stock-wrong')
  const { mostEach } = sku
  if (mostEach !== null && (!Number.isSafeInteger(mostEach) || mostEach < 1 || mostEach > 999))
    faults.push('limit-wrong')
  return faults
}

function isWritten(text: string, most: number): boolean {
  const length = text.trim().length
  return length > 0 && length <= most
}

/** A text that a spreadsheet would run when somebody opens an exported list. */
export function isFormula(text: string): boolean {
  return /^\s*[=+@]|^\s*-(?!\s*\d)/.test(text)
}

/** What each of them may do with a product, by the state it is in. */
const moves = {
  submit: { from: ['draft', 'resting', 'withdrawn'], to: 'waiting' },
  rest: { from: ['listed', 'waiting'], to: 'resting' },
  list: { from: ['waiting'], to: 'listed' },
  'send-back': { from: ['waiting'], to: 'draft' },
  withdraw: { from: ['listed'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly ProductState[]; to: ProductState }>
export type ProductMove = keyof typeof moves

/** The state after a move, or null when it is not open. */
export function decideMove(state: ProductState, move: ProductMove): ProductState | null {
  const { from, to } = moves[move]
  return (from as readonly ProductState[]).includes(state) ? to : null
}

/** New words of a product on offer are looked at again before anyone reads them; price and stock are the supplier's own. */
export function stateAfterWords(state: ProductState): ProductState {
  return state === 'listed' ? 'waiting' : state
}

/** What a search looks for: terms without the marks between them, five at most. */
export function readTerms(search: string): string[] {
  const terms = search
    .toLowerCase()
    .split(/[\s,，、。/]+/)
    .filter((term) => term !== '')
  return [...new Set(terms)].slice(0, 5)
}

export type Place = { readonly value: string; readonly id: string }

/** Where a page ended: the value it was sorted by and the id. */
export function readPlace(cursor: string | undefined): Place | null {
  const match = /^([\w:.-]{1,40})~([0-9a-f-]{36})$/.exec(cursor ?? '')
  return match ? { value: match[1]!, id: match[2]! } : null
}

export function writePlace({ value, id }: Place): string {
  return `${value}~${id}`
}

/** Share of the people who rated that were content, in whole percent; null while nobody has. */
export function praisePercent(praises: number, ratings: number): number | null {
  return ratings === 0 ? null : Math.floor((praises * 100) / ratings)
}
