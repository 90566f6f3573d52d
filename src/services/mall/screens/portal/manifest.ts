import type { PortalScreens } from '../../../../ui/screen.ts'

/** What the mall shows at the public door: the zone of consumer assistance, its pavilions, and what is done in aided regions. */
export const portalScreens: PortalScreens = {
  service: 'mall',
  pages: [
    { path: '/pavilions', load: () => import('./ZonePage.tsx') },
    { path: '/pavilion', load: () => import('./PavilionPage.tsx') },
    { path: '/aid', load: () => import('./AidPage.tsx') },
  ],
}
