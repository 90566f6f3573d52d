import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

/** What a preparatory group does on the phone; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'unions',
  name: text.name,
  note: text.serviceNote,
  icon: 'flag',
  path: '/unions',
  cases: {
    type: 'unions.founding',
    path: (caseId) => `/unions/applications/${caseId}`,
    todo: () => text.todo,
  },
  mine: () => import('./MinePart.tsx'),
  pages: [
    { path: '/unions', load: () => import('./ApplicationsPage.tsx') },
    { path: '/unions/new', load: () => import('./ApplyPage.tsx') },
    { path: '/unions/applications/:id', load: () => import('./ApplicationPage.tsx') },
    { path: '/unions/applications/:id/edit', load: () => import('./ApplyPage.tsx') },
  ],
}
