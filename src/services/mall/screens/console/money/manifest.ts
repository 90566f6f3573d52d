import type { ConsoleScreen } from '../../../../../ui/console/screen.ts'
import { bookText } from '../../../books-console.text.ts'
import { moneyText } from '../../../money-console.text.ts'

const { rooms } = moneyText

/** Fund, statements and payouts, for the mall and for its suppliers. */
export const moneyScreens: readonly ConsoleScreen[] = [
  {
    path: 'mall/fund',
    title: rooms.fund,
    permission: 'mall.operate',
    nav: { label: rooms.fund, icon: 'coin' },
    page: () => import('./FundPage.tsx'),
  },
  {
    path: 'mall/settlements',
    title: rooms.settlements,
    permission: 'mall.operate',
    nav: { label: rooms.settlements, icon: 'table' },
    page: () => import('./StatementsPage.tsx'),
  },
  {
    path: 'mall/payouts',
    title: rooms.payouts,
    permission: 'mall.operate',
    nav: { label: rooms.payouts, icon: 'send' },
    page: () => import('./PayoutsPage.tsx'),
  },
  {
    path: 'mall/books',
    title: bookText.room,
    permission: 'mall.books.read',
    nav: { label: bookText.room, icon: 'search' },
    page: () => import('../books/BooksPage.tsx'),
  },
  {
    path: 'mall/supply/settlements',
    title: rooms.supplySettlements,
    permission: 'mall.supply',
    nav: { label: rooms.supplySettlements, icon: 'coin' },
    page: () => import('./SupplyStatementsPage.tsx'),
  },
]
