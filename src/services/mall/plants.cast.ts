import type { Plants } from '../../../test/attack/plant.ts'

/** What a search, a category, a shelf or a supplier's own codes are called is in the shop window for everybody. */
export const plants: Plants = {
  plant: async () => [],
  open: {
    'mall.search': 'words of a search',
    'mall.category': 'categories of the shop window',
    'mall.region': 'regions of the shop window',
    'mall.market': 'markets of the shop window',
    'mall.cursor': 'a place in the shop window',
    'mall.photo': 'photos of the shop window',
    'mall.entry': 'a place in a statement',
    'mall.product-code': 'a code that the supplier makes up',
    'mall.sku-code': 'a code that the supplier makes up',
    'orgs.credit-code': 'a firm is known by it in public',
    'instruments.digest': 'the text that is signed, as its signer has read it',
    'access.password': 'the signer’s own',
  },
}
