import type { PortalScreens } from '../../../../ui/screen.ts'

/** What anyone may ask of a signed paper. */
export const portalScreens: PortalScreens = {
  service: 'instruments',
  pages: [{ path: '/check', load: () => import('./CheckPage.tsx') }],
}
