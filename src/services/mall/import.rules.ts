import { parseYuan } from '../../platform/money.ts'
import type { Category, ProductDraft, Region, SkuDraft } from './products.model.ts'
import { type Drawing, faultsOf, type ProductFault } from './products.rules.ts'

/** Columns of the file, in order; a row is one specification. */
export const sheetFields = [
  'code',
  'name',
  'category',
  'skuCode',
  'specification',
  'price',
  'available',
  'origin',
] as const
export const optionalSheetFields = ['region', 'mostEach', 'intro'] as const

export type ProductRow = { readonly line: number; readonly cells: readonly string[]; readonly unreadable: 'yes' | 'no' }

export type RowFaultCode =
  | ProductFault
  | 'row-unreadable'
  | 'price-malformed'
  | 'number-malformed'
  | 'region-unknown'
  | 'product-differs'

export type ProductReject = { readonly line: number; readonly code: string; readonly faults: readonly RowFaultCode[] }

type Read = { readonly line: number; readonly draft: ProductDraft }

/**
 * Reads rows into products. A product is taken whole or not at all: when one of its rows is wrong, all of them are told,
 * so that half a product never goes on offer.
 */
export function readProductRows(
  rows: readonly ProductRow[],
  known: { readonly categories: readonly Category[]; readonly regions: readonly Region[] },
): { drafts: ProductDraft[]; rejects: ProductReject[] } {
  const rejects: ProductReject[] = []
  const drafts: ProductDraft[] = []
  const byCode = Map.groupBy(rows, (row) => (row.cells[0] ?? '').trim())
  for (const [code, ofProduct] of byCode) {
    const read = ofProduct.map((row) => readRow(row, known))
    const whole = wholeOf(read.flatMap((one) => ('draft' in one ? [one] : [])))
    const faults = new Set<RowFaultCode>(whole ? faultsOf(whole, known.categories) : [])
    if (read.some((one) => 'draft' in one && !belongsTo(one.draft, whole!))) faults.add('product-differs')
    const own = read.flatMap((one) => ('faults' in one ? [one] : []))
    if (faults.size === 0 && own.length === 0 && whole) drafts.push(whole)
    else {
      for (const row of ofProduct) {
        const ofRow = own.find((one) => one.line === row.line)?.faults ?? []
        rejects.push({ line: row.line, code, faults: [...new Set([...ofRow, ...faults])] })
      }
    }
  }
  const silent = (reject: ProductReject) => reject.faults.length === 0
  return {
    drafts,
    rejects: rejects
      .map((reject) => (silent(reject) ? { ...reject, faults: ['product-differs' as const] } : reject))
      .toSorted((one, other) => one.line - other.line),
  }
}

function readRow(
  row: ProductRow,
  known: { categories: readonly Category[]; regions: readonly Region[] },
): Read | { line: number; faults: RowFaultCode[] } {
  if (row.unreadable === 'yes') return { line: row.line, faults: ['row-unreadable'] }
  const cells = row.cells.map((cell) => cell.trim())
  const [
    code = '',
    name = '',
    category = '',
    skuCode = '',
    specification = '',
    price = '',
    available = '',
    origin = '',
  ] = cells
  const [region = '', mostEach = '', intro = ''] = cells.slice(sheetFields.length)
  const faults: RowFaultCode[] = []
  const points = parseYuan(price)
  if (points === null) faults.push('price-malformed')
  const pieces = wholeNumber(available)
  const limit = mostEach === '' ? null : wholeNumber(mostEach)
  if (pieces === null || Number.isNaN(limit)) faults.push('number-malformed')
  if (mostEach !== '' && limit === null) faults.push('number-malformed')
  const from = known.regions.find((one) => one.name === region)
  if (region !== '' && !from) faults.push('region-unknown')
  if (faults.length > 0) return { line: row.line, faults: [...new Set(faults)] }
  const kind = known.categories.find((one) => one.name === category)?.key ?? category
  const sku: SkuDraft = { code: skuCode, specification, price: points!, mostEach: limit, available: pieces! }
  const draft: ProductDraft = {
    code,
    category: kind,
    name,
    intro,
    origin,
    regionId: from?.id ?? null,
    localMade: false,
    drawing: drawingFor(kind),
    skus: [sku],
  }
  return { line: row.line, draft }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

function wholeOf(read: readonly Read[]): ProductDraft | null {
  const [first] = read
  return first ? { ...first.draft, skus: read.flatMap((one) => one.draft.skus) } : null
}

function belongsTo(row: ProductDraft, whole: ProductDraft): boolean {
  return (
    row.name === whole.name &&
    row.category === whole.category &&
    row.origin === whole.origin &&
    row.regionId === whole.regionId
  )
}

const drawingOfCategory: Readonly<Record<string, Drawing>> = {
  grain: 'bag',
  aided: 'crate',
  daily: 'box',
  tea: 'tin',
  appliance: 'device',
  fruit: 'crate',
  vegetable: 'crate',
  drink: 'bottle',
  condiment: 'bottle',
  snack: 'box',
  dairy: 'bottle',
  tableware: 'flask',
  kitchen: 'pot',
  bedding: 'cloth',
  clothing: 'cloth',
  cleaning: 'tube',
  care: 'tube',
  digital: 'device',
  garden: 'jar',
}

/** Which drawing stands for a kind of goods. */
export function drawingFor(category: string): Drawing {
  return drawingOfCategory[category] ?? 'box'
}
