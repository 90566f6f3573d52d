import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

/** What the mall offers on the worker's phone; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'mall',
  name: text.name,
  note: text.serviceNote,
  icon: 'bag',
  path: '/mall',
  mine: () => import('./PointsPart.tsx'),
  pages: [
    { path: '/mall', load: () => import('./ShopPage.tsx') },
    { path: '/mall/products/:id', load: () => import('./ProductPage.tsx') },
    { path: '/mall/products/:id/ratings', load: () => import('./RatingsPage.tsx') },
    { path: '/mall/basket', load: () => import('./BasketPage.tsx') },
    { path: '/mall/checkout', load: () => import('./CheckoutPage.tsx') },
    { path: '/mall/orders', load: () => import('./OrdersPage.tsx') },
    { path: '/mall/orders/:id', load: () => import('./OrderPage.tsx') },
    { path: '/mall/orders/:id/lines/:line/rating', load: () => import('./RatePage.tsx') },
    { path: '/mall/orders/:id/lines/:line/after-sale', load: () => import('./AskAfterSalePage.tsx') },
    { path: '/mall/after-sales', load: () => import('./AfterSalesPage.tsx') },
    { path: '/mall/after-sales/:id', load: () => import('./AfterSalePage.tsx') },
    { path: '/mall/pavilions', load: () => import('./PavilionsPage.tsx') },
    { path: '/mall/pavilions/:id', load: () => import('./PavilionPage.tsx') },
    { path: '/mall/points', load: () => import('./PointsPage.tsx') },
  ],
}

/** Card benefits stand beside the mall: another errand, without points. */
export const benefitScreens: WorkerScreens = {
  service: 'card-benefits',
  name: text.benefits.name,
  note: text.benefits.serviceNote,
  icon: 'card',
  path: '/benefits',
  mine: () => import('./BenefitsPart.tsx'),
  pages: [
    { path: '/benefits', load: () => import('./BenefitsPage.tsx') },
    { path: '/benefits/uses', load: () => import('./BenefitUsesPage.tsx') },
    { path: '/benefits/:id', load: () => import('./BenefitPage.tsx') },
  ],
}
