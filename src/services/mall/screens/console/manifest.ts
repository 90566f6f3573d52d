import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { afterSalesConsoleText } from '../../after-sales-console.text.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { consoleText } from '../../console.text.ts'
import { consoleRatingsText } from '../../console-ratings.text.ts'
import { consoleStationsText } from '../../console-stations.text.ts'
import { moneyScreens } from './money/manifest.ts'
import { pavilionScreens } from './pavilions/manifest.ts'
import { purchaseScreens } from './purchases/manifest.ts'

const { rooms } = consoleText
const { rooms: ratings } = consoleRatingsText
const { rooms: stations } = consoleStationsText
const cards = benefitsConsoleText.rooms

/** The rooms of the mall in the console: letters for unions and operator, goods for suppliers and operator. */
export const consoleScreens: ConsoleScreens = {
  key: 'mall',
  name: consoleText.service,
  casePath: (type, caseId) => (type === 'mall.after-sale' ? `/mall/after-sales/${caseId}` : null),
  screens: [
    {
      path: 'mall/intents/:id?',
      title: rooms.intents,
      permission: 'mall.read',
      nav: { label: rooms.intents, icon: 'file' },
      page: () => import('./IntentsPage.tsx'),
    },
    {
      path: 'mall/products',
      title: rooms.approval,
      permission: 'mall.operate',
      nav: { label: rooms.approval, icon: 'check-circle' },
      page: () => import('./ApprovalPage.tsx'),
    },
    {
      path: 'mall/suppliers',
      title: rooms.suppliers,
      permission: 'mall.operate',
      nav: { label: rooms.suppliers, icon: 'building' },
      page: () => import('./SuppliersPage.tsx'),
    },
    {
      path: 'mall/ratings',
      title: ratings.ratings,
      permission: 'mall.operate',
      nav: { label: ratings.ratings, icon: 'star' },
      page: () => import('./RatingsPage.tsx'),
    },
    {
      path: 'mall/after-sales/:id?',
      title: afterSalesConsoleText.room,
      permission: 'mall.after-sales',
      nav: { label: afterSalesConsoleText.room, icon: 'undo' },
      page: () => import('./AfterSalesPage.tsx'),
    },
    {
      path: 'mall/stations',
      title: stations.stations,
      permission: 'mall.operate',
      nav: { label: stations.stations, icon: 'building' },
      page: () => import('./StationsPage.tsx'),
    },
    {
      path: 'mall/terms',
      title: ratings.terms,
      permission: 'mall.operate',
      nav: { label: ratings.terms, icon: 'clock' },
      page: () => import('./TermsPage.tsx'),
    },
    {
      path: 'mall/supply/products',
      title: rooms.supply,
      permission: 'mall.supply',
      nav: { label: rooms.supply, icon: 'bag' },
      page: () => import('./SupplyPage.tsx'),
    },
    {
      path: 'mall/supply/orders',
      title: rooms.supplyOrders,
      permission: 'mall.supply',
      nav: { label: rooms.supplyOrders, icon: 'send' },
      page: () => import('./SupplyOrdersPage.tsx'),
    },
    {
      path: 'mall/supply/ratings',
      title: ratings.supplyRatings,
      permission: 'mall.supply',
      nav: { label: ratings.supplyRatings, icon: 'star' },
      page: () => import('./SupplyRatingsPage.tsx'),
    },
    {
      path: 'mall/station/parcels',
      title: stations.parcels,
      permission: 'mall.station',
      nav: { label: stations.parcels, icon: 'bag' },
      page: () => import('./ParcelsPage.tsx'),
    },
    ...moneyScreens,
    ...pavilionScreens,
    ...purchaseScreens,
  ],
  today: [],
}

/** The rooms of card benefits: what unions offer and settle, and the desk of a merchant. */
export const benefitScreens: ConsoleScreens = {
  key: 'card-benefits',
  name: benefitsConsoleText.service,
  casePath: () => null,
  screens: [
    {
      path: 'mall/benefits/:id?',
      title: cards.benefits,
      permission: 'mall.benefit',
      nav: { label: cards.benefits, icon: 'card' },
      page: () => import('./OffersPage.tsx'),
    },
    {
      path: 'mall/merchants',
      title: cards.merchants,
      permission: 'mall.benefit',
      nav: { label: cards.merchants, icon: 'building' },
      page: () => import('./MerchantsPage.tsx'),
    },
    {
      path: 'mall/benefit-figures',
      title: cards.figures,
      permission: 'mall.read',
      nav: { label: cards.figures, icon: 'chart' },
      page: () => import('./BenefitFiguresPage.tsx'),
    },
    {
      path: 'mall/benefit-statements',
      title: cards.statements,
      permission: 'mall.books.read',
      nav: { label: cards.statements, icon: 'coin' },
      page: () => import('./BenefitStatementsPage.tsx'),
    },
    {
      path: 'mall/redeem',
      title: cards.redeem,
      permission: 'mall.redeem',
      nav: { label: cards.redeem, icon: 'qr-code' },
      page: () => import('./RedeemPage.tsx'),
    },
    {
      path: 'mall/redeem/records',
      title: cards.records,
      permission: 'mall.redeem',
      nav: { label: cards.records, icon: 'history' },
      page: () => import('./RedemptionsPage.tsx'),
    },
    {
      path: 'mall/redeem/statements',
      title: cards.payments,
      permission: 'mall.redeem',
      nav: { label: cards.payments, icon: 'coin' },
      page: () => import('./MyStatementsPage.tsx'),
    },
  ],
  today: [],
}
