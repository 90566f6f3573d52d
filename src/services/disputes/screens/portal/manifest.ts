import type { PortalScreens } from '../../../../ui/screen.ts'

/** What disputes show at the public door: cases without names, and compilations. */
export const portalScreens: PortalScreens = {
  service: 'disputes',
  pages: [{ path: '/disputes', load: () => import('./BoardPage.tsx') }],
}
