import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

const todo = (state: string) => (state === 'correct' ? text.todo.correct : text.todo.other)

/** What membership offers on the worker's phone; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'membership',
  name: text.name,
  note: text.serviceNote,
  icon: 'people',
  path: '/membership',
  cases: { type: 'membership.joining', path: () => '/membership', todo },
  moreCases: [
    { type: 'membership.departure', path: () => '/membership', todo },
    { type: 'membership.tagging', path: () => '/membership/tags', todo },
  ],
  newcomers: { path: '/membership/join', ...text.newcomers },
  atHand: { path: '/membership/card', icon: 'qr-code', label: text.cardShort },
  mine: () => import('./MembershipPart.tsx'),
  pages: [
    { path: '/membership', load: () => import('./MembershipPage.tsx') },
    { path: '/membership/join', load: () => import('./IdentityPage.tsx'), forGuests: 'yes' },
    { path: '/membership/join/union', load: () => import('./UnionPage.tsx') },
    { path: '/membership/join/check', load: () => import('./CheckPage.tsx') },
    { path: '/membership/correct', load: () => import('./CorrectPage.tsx') },
    { path: '/membership/card', load: () => import('./CardPage.tsx') },
    { path: '/membership/tags', load: () => import('./TagsPage.tsx') },
    { path: '/membership/tags/ask', load: () => import('./AskTagPage.tsx') },
    { path: '/membership/family', load: () => import('./FamilyPage.tsx') },
    { path: '/membership/transfer', load: () => import('./TransferPage.tsx') },
    { path: '/membership/leave', load: () => import('./LeavePage.tsx') },
  ],
}
