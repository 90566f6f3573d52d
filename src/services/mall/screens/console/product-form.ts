import { newId } from '../../../../platform/ids.ts'
import { formatYuan } from '../../../../platform/money.ts'
import type { DeskProductPage, ProductDraftBody } from '../../supply.contract.ts'

/** A specification as it is typed; the price is text until it is sent. */
export type FormSku = {
  readonly key: string
  readonly code: string
  readonly specification: string
  readonly price: string
  readonly available: number | null
  readonly mostEach: number | null
}

export type FormDraft = Omit<ProductDraftBody, 'skus'> & { readonly skus: readonly FormSku[] }

export function emptySku(at: number): FormSku {
  return { key: newId(), code: String(at + 1), specification: '', price: '', available: null, mostEach: null }
}

export function newDraft({ categories }: { categories: readonly { key: string }[] }): FormDraft {
  return {
    code: '',
    category: categories[0]?.key ?? '',
    name: '',
    intro: '',
    origin: '',
    regionId: null,
    localMade: false,
    drawing: 'box',
    skus: [emptySku(0)],
  }
}

/** What is on file, ready to be changed; specifications that are no longer offered are left out. */
export function draftOf({ product, skus }: DeskProductPage): FormDraft {
  const { code, category, name, intro, origin, regionId, localMade, drawing } = product
  return {
    code,
    category,
    name,
    intro,
    origin,
    regionId,
    localMade,
    drawing,
    skus: skus
      .filter((sku) => sku.offered)
      .map((sku) => ({
        key: sku.id,
        code: sku.code,
        specification: sku.specification,
        price: formatYuan(sku.price),
        available: sku.available,
        mostEach: sku.mostEach,
      })),
  }
}
