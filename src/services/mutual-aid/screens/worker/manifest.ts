import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

const claim = '/mutual-aid/claims/:id'

/** What medical mutual aid offers on the worker's phone; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'mutual-aid',
  name: text.name,
  note: text.serviceNote,
  icon: 'medical-heart',
  path: '/mutual-aid',
  cases: {
    type: 'mutual-aid.claim',
    path: (caseId) => `/mutual-aid/claims/${caseId}`,
    todo: (state) => text.todo[state === 'payment-failed' ? 'payment-failed' : 'fill'],
  },
  mine: () => import('./CoverPart.tsx'),
  pages: [
    { path: '/mutual-aid', load: () => import('./ClaimsPage.tsx') },
    { path: '/mutual-aid/policies/:version', load: () => import('./PolicyPage.tsx') },
    { path: claim, load: () => import('./ClaimPage.tsx') },
    { path: `${claim}/card`, load: () => import('./CardPage.tsx') },
    { path: `${claim}/sign`, load: () => import('./SignPage.tsx') },
    { path: `${claim}/agent`, load: () => import('./AgentPage.tsx') },
    { path: `${claim}/objection`, load: () => import('./ObjectionPage.tsx') },
    { path: `${claim}/declining`, load: () => import('./DecliningPage.tsx') },
    { path: `${claim}/sum`, load: () => import('./SumPage.tsx') },
  ],
}
