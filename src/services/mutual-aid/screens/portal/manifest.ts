import type { PortalScreens } from '../../../../ui/screen.ts'

/** What medical mutual aid shows at the public door. */
export const portalScreens: PortalScreens = {
  service: 'mutual-aid',
  pages: [
    { path: '/', load: () => import('./HomePage.tsx') },
    { path: '/mutual-aid', load: () => import('./PolicyPage.tsx') },
  ],
}
