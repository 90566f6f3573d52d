import type { ConsoleScreen } from '../../../../../ui/console/screen.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'

const { rooms } = pavilionsText

/** The rooms of consumer assistance: figures for unions, pavilions and proofs for the operator, proofs for suppliers, aid. */
export const pavilionScreens: readonly ConsoleScreen[] = [
  {
    path: 'mall/zone',
    title: rooms.zone,
    permission: 'mall.read',
    nav: { label: rooms.zone, icon: 'chart' },
    page: () => import('./ZonePage.tsx'),
  },
  {
    path: 'mall/pavilions',
    title: rooms.pavilions,
    permission: 'mall.operate',
    nav: { label: rooms.pavilions, icon: 'home' },
    page: () => import('./PavilionsPage.tsx'),
  },
  {
    path: 'mall/origin-proofs',
    title: rooms.proofs,
    permission: 'mall.operate',
    nav: { label: rooms.proofs, icon: 'pin' },
    page: () => import('./ProofsPage.tsx'),
  },
  {
    path: 'mall/supply/origin-proofs',
    title: rooms.ownProofs,
    permission: 'mall.supply',
    nav: { label: rooms.ownProofs, icon: 'pin' },
    page: () => import('./OwnProofsPage.tsx'),
  },
  {
    path: 'mall/aid/:id?',
    title: rooms.aid,
    permission: 'mall.aid.report',
    nav: { label: rooms.aid, icon: 'handshake' },
    page: () => import('./AidPage.tsx'),
  },
]
