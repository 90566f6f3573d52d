import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

/** What orders offer on the worker's phone; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'orders',
  name: text.name,
  note: text.serviceNote,
  icon: 'handshake',
  path: '/orders',
  cases: {
    type: 'orders.order',
    path: (caseId) => `/orders/${caseId}`,
    todo: (state) => (state === 'to-rate' ? text.todo.rate : text.todo.other),
  },
  mine: () => import('./OrdersPart.tsx'),
  pages: [
    { path: '/orders', load: () => import('./MenuPage.tsx') },
    { path: '/orders/mine', load: () => import('./OrdersPage.tsx') },
    { path: '/orders/new/:menu/:offer', load: () => import('./OrderFormPage.tsx') },
    { path: '/orders/matches', load: () => import('./MatchesPage.tsx') },
    { path: '/orders/matches/:id', load: () => import('./MatchPage.tsx') },
    { path: '/orders/matches/:id/profile', load: () => import('./MatchFormPage.tsx') },
    { path: '/orders/match-blocks', load: () => import('./MatchBlocksPage.tsx') },
    { path: '/orders/exams', load: () => import('./ExamsPage.tsx') },
    { path: '/orders/exams/:id/ride', load: () => import('./RideFormPage.tsx') },
    { path: '/orders/exams/:id/car', load: () => import('./CarFormPage.tsx') },
    { path: '/orders/exams/:id/driver', load: () => import('./DriverPage.tsx') },
    { path: '/orders/counsel', load: () => import('./CounselPage.tsx') },
    { path: '/orders/counsel/:hour', load: () => import('./TalkFormPage.tsx') },
    { path: '/orders/:id', load: () => import('./OrderPage.tsx') },
  ],
}
