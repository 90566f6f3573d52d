import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

/** What a worker does on the phone to get her wages; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'disputes',
  name: text.name,
  note: text.serviceNote,
  icon: 'scales',
  path: '/disputes',
  cases: {
    type: 'disputes.dispute',
    path: (caseId) => `/disputes/${caseId}`,
    todo: (state) => text.todo[state as 'returned'] ?? text.todo.other,
  },
  mine: () => import('./MinePart.tsx'),
  pages: [
    { path: '/disputes', load: () => import('./DisputesPage.tsx') },
    { path: '/disputes/new', load: () => import('./RaisePage.tsx') },
    { path: '/disputes/stories', load: () => import('./StoriesPage.tsx') },
    { path: '/disputes/schools', load: () => import('./SchoolsPage.tsx') },
    { path: '/disputes/agreements/:documentId', load: () => import('./AgreementPage.tsx') },
    { path: '/disputes/:id', load: () => import('./DisputePage.tsx') },
    { path: '/disputes/:id/edit', load: () => import('./RaisePage.tsx') },
  ],
}
