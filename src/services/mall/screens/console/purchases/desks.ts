import { purchasesText } from '../../../purchases-console.text.ts'

/** Whose room it is. */
export type Desk = 'buyer' | 'supplier' | 'operator'

const { requests, contracts } = purchasesText

export const places = {
  buyer: { requests: '/mall/purchases/requests', contracts: '/mall/purchases/contracts' },
  supplier: { requests: '/mall/supply/requests', contracts: '/mall/supply/contracts' },
  operator: { requests: '/mall/operation/requests', contracts: '/mall/operation/contracts' },
} as const

export const requestTitles: Record<Desk, string> = {
  buyer: requests.title,
  supplier: requests.supplyTitle,
  operator: requests.marketTitle,
}

export const contractTitles: Record<Desk, string> = {
  buyer: contracts.title,
  supplier: contracts.supplyTitle,
  operator: contracts.marketTitle,
}
