import type { Id } from '../../platform/ids.ts'

export type MallRule =
  | 'order-not-its-lines'
  | 'order-not-its-refunds'
  | 'line-not-its-refunds'
  | 'stock-not-the-orders'
  | 'group-limit-not-the-orders'
  | 'letter-not-its-list'
  | 'settlement-missing-in-books'
  | 'order-without-payment'
  | 'refund-without-payment'
  | 'due-not-the-orders'
  | 'payable-not-the-orders'
  | 'letter-not-the-books'
  | 'product-not-its-ratings'
  | 'praise-not-the-facts'
  | 'parcel-not-its-order'
  | 'fund-not-the-books'
  | 'deposit-missing-in-books'
  | 'payment-missing-in-books'
  | 'settlement-not-its-payments'

export type MallFinding = { readonly rule: MallRule; readonly rowId: Id; readonly by: number | null }
