import type { ConsoleScreen } from '../../../../../ui/console/screen.ts'
import { purchasesText } from '../../../purchases-console.text.ts'

const { rooms } = purchasesText

/** The rooms of purchases: an enterprise’s, a supplier’s, the operator’s. */
export const purchaseScreens: readonly ConsoleScreen[] = [
  {
    path: 'mall/purchases/requests/:id?',
    title: rooms.requests,
    permission: 'mall.purchase',
    nav: { label: rooms.requests, icon: 'file' },
    page: () => import('./BuyerRequestsPage.tsx'),
  },
  {
    path: 'mall/purchases/contracts/:id?',
    title: rooms.contracts,
    permission: 'mall.purchase',
    nav: { label: rooms.contracts, icon: 'pen' },
    page: () => import('./BuyerContractsPage.tsx'),
  },
  {
    path: 'mall/supply/requests/:id?',
    title: rooms.supplyRequests,
    permission: 'mall.supply',
    nav: { label: rooms.supplyRequests, icon: 'file' },
    page: () => import('./SupplyRequestsPage.tsx'),
  },
  {
    path: 'mall/supply/contracts/:id?',
    title: rooms.supplyContracts,
    permission: 'mall.supply',
    nav: { label: rooms.supplyContracts, icon: 'pen' },
    page: () => import('./SupplyContractsPage.tsx'),
  },
  {
    path: 'mall/operation/requests/:id?',
    title: rooms.marketRequests,
    permission: 'mall.operate',
    nav: { label: rooms.marketRequests, icon: 'briefcase' },
    page: () => import('./MarketRequestsPage.tsx'),
  },
  {
    path: 'mall/operation/contracts/:id?',
    title: rooms.marketContracts,
    permission: 'mall.operate',
    nav: { label: rooms.marketContracts, icon: 'pen' },
    page: () => import('./MarketContractsPage.tsx'),
  },
  {
    path: 'mall/buyers',
    title: rooms.buyers,
    permission: 'mall.operate',
    nav: { label: rooms.buyers, icon: 'building' },
    page: () => import('./BuyersPage.tsx'),
  },
]
