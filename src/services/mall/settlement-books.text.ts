/** What stands in the books about a settlement. */
export const settlementWords = { settled: '供应商结算' }
