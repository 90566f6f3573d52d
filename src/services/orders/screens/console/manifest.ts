import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'
import { counselConsoleText } from '../../counsel.text.ts'
import { examConsoleText } from '../../exams.text.ts'
import { matchConsoleText } from '../../matching.text.ts'

const { rooms } = consoleText
const caseTypes: readonly string[] = ['orders.order', 'orders.union-order']

/** The rooms of the orders in the console. */
export const consoleScreens: ConsoleScreens = {
  key: 'orders',
  name: consoleText.service,
  cases: { path: '/orders', name: rooms.orders },
  casePath: (type, caseId) => (caseTypes.includes(type) ? `/orders/${caseId}` : null),
  screens: [
    {
      path: 'orders/:id?',
      title: rooms.orders,
      permission: 'orders.read',
      nav: { label: rooms.orders, icon: 'bag' },
      page: () => import('./OrdersPage.tsx'),
    },
    {
      path: 'orders/menu',
      title: rooms.menu,
      permission: 'orders.read',
      nav: { label: rooms.menu, icon: 'book' },
      page: () => import('./MenuPage.tsx'),
    },
    {
      path: 'orders/squads',
      title: rooms.squads,
      permission: 'orders.read',
      nav: { label: rooms.squads, icon: 'people' },
      page: () => import('./SquadsPage.tsx'),
    },
    {
      path: 'orders/matches',
      title: matchConsoleText.room,
      permission: 'orders.read',
      nav: { label: matchConsoleText.room, icon: 'people' },
      page: () => import('./MatchesPage.tsx'),
    },
    {
      path: 'orders/exams',
      title: examConsoleText.room,
      permission: 'orders.read',
      nav: { label: examConsoleText.room, icon: 'pin' },
      page: () => import('./ExamsPage.tsx'),
    },
    {
      path: 'orders/counsel',
      title: counselConsoleText.room,
      permission: 'orders.counsel',
      nav: { label: counselConsoleText.room, icon: 'chat' },
      page: () => import('./CounselPage.tsx'),
    },
    {
      path: 'orders/figures',
      title: rooms.figures,
      permission: 'orders.read',
      nav: { label: rooms.figures, icon: 'chart' },
      page: () => import('./FiguresPage.tsx'),
    },
  ],
  today: [],
}
