import type { PortalScreens } from '../../../../ui/screen.ts'

/** What commitments show at the public door. */
export const portalScreens: PortalScreens = {
  service: 'commitments',
  pages: [
    { path: '/commitments', load: () => import('./ListsPage.tsx') },
    { path: '/commitment', load: () => import('./CommitmentPage.tsx') },
  ],
}
