import type { PortalScreens } from '../../../../ui/screen.ts'

/** What the voices show at the public door: the board of solved matters, without names. */
export const portalScreens: PortalScreens = {
  service: 'voices',
  pages: [{ path: '/voices', load: () => import('./BoardPage.tsx') }],
}
