import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

/** What commitments offer on the worker's phone; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'commitments',
  name: text.name,
  note: text.serviceNote,
  icon: 'flag',
  path: '/commitments',
  mine: () => import('./CommitmentsPart.tsx'),
  pages: [
    { path: '/commitments', load: () => import('./CommitmentsPage.tsx') },
    { path: '/commitments/:id', load: () => import('./CommitmentPage.tsx') },
  ],
}
