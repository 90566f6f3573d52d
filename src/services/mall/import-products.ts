import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { type Cell, openSheet, rowsOf, writeXlsx } from '../../kernel/sheets/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { formatYuan } from '../../platform/money.ts'
import { deskRows } from './catalogue.queries.ts'
import {
  optionalSheetFields,
  type ProductReject,
  type ProductRow,
  readProductRows,
  sheetFields,
} from './import.rules.ts'
import { listCategories, listRegions } from './markets.store.ts'
import type { Supplier } from './products.model.ts'
import { skusOfProducts } from './products.store.ts'
import { faultText, productSheetName, rowFaultText, sheetHeadings } from './products.text.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf, supplierOf } from './whose-desk.ts'
import { writeDrafts } from './write-products.ts'

export type LoadedProducts = {
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly rejects: readonly { readonly line: number; readonly code: string; readonly reasons: readonly string[] }[]
}

const mostBytes = 64 * 1024 ** 2
const productsAtOnce = 1000
const sentences = { ...faultText, ...rowFaultText }

/** 导入商品: loads a supplier's file, good products although others are bad; the same file twice changes nothing. */
export async function importProducts(actor: Actor, fileId: string): Promise<LoadedProducts> {
  const { supplier, path, known } = await transaction(actor, async (tx) => {
    const found = await openSupplierOf(tx, actor)
    const file = await fileOf(tx, actor, fileId)
    const categories = await listCategories(tx, found.marketId)
    const regions = await listRegions(tx, found.marketId)
    return { supplier: found, path: await filePath(tx, file.id), known: { categories, regions } }
  })
  const rows = await readRows(path)
  const { drafts, rejects } = readProductRows(rows, known)
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (let at = 0; at < drafts.length; at += productsAtOnce) {
    const written = await transaction(actor, async (tx) => {
      const supplierNow = await openSupplierOf(tx, actor)
      const result = await writeDrafts(tx, supplierNow, drafts.slice(at, at + productsAtOnce), actor.name)
      await auditLoad(tx, actor, supplier, result)
      return result
    })
    forgetPages()
    counts.added += written.added
    counts.changed += written.changed
    counts.unchanged += written.unchanged
  }
  return { rows: rows.length, ...counts, rejects: rejects.map(told) }
}

async function readRows(path: string): Promise<ProductRow[]> {
  const headings = (fields: readonly (keyof typeof sheetHeadings)[]) => fields.map((field) => sheetHeadings[field])
  const sheet = await openSheet(path, {
    columns: { required: headings(sheetFields), optional: headings(optionalSheetFields) },
    maxBytes: mostBytes,
  })
  const rows: ProductRow[] = []
  for await (const chunk of sheet.chunks()) {
    for (const { line, cells, problem } of rowsOf(chunk, sheet.layout)) {
      rows.push({ line, cells: [...cells], unreadable: problem ? 'yes' : 'no' })
    }
  }
  return rows
}

function told({ line, code, faults }: ProductReject) {
  return { line, code, reasons: faults.map((fault) => sentences[fault]) }
}

function auditLoad(
  tx: Tx,
  actor: Actor,
  supplier: Supplier,
  counts: { added: number; changed: number },
): Promise<void> {
  return recordAudit(tx, actor, {
    action: 'mall.products-loaded',
    subjectKind: 'mall.supplier',
    subjectId: supplier.orgId,
    orgId: supplier.orgId,
    detail: { added: counts.added, changed: counts.changed },
  })
}

const mostExported = 5000

/** 导出商品: the supplier's products in the very columns in which they are loaded again. */
export async function writeProductSheet(actor: Actor): Promise<Download> {
  const rows = await transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    const products = await deskRows(tx, { supplierId: supplier.orgId }, mostExported)
    const byId = new Map(products.map((product) => [product.id, product]))
    const skus = await skusOfProducts(tx, [...byId.keys()])
    return skus
      .filter((sku) => sku.offered)
      .map((sku): Cell[] => {
        const product = byId.get(sku.productId)!
        return [
          product.code,
          product.name,
          product.categoryName,
          sku.code,
          sku.specification,
          formatYuan(sku.price),
          sku.available,
          product.origin,
          product.regionName ?? '',
          sku.mostEach ?? '',
          product.intro,
        ]
      })
  })
  const headings = [...sheetFields, ...optionalSheetFields].map((field) => sheetHeadings[field])
  return {
    name: `${productSheetName}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx(productSheetName, headings, rows),
  }
}
