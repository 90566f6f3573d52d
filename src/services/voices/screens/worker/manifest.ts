import type { WorkerScreens } from '../../../../ui/screen.ts'
import { workerText as text } from '../../worker.text.ts'

const asking = ['confirming', 'unit-agreed']

/** What the voices offer on the worker's phone; every page is loaded when it is first opened. */
export const workerScreens: WorkerScreens = {
  service: 'voices',
  name: text.name,
  note: text.serviceNote,
  icon: 'chat',
  path: '/voices',
  cases: {
    type: 'voices.voice',
    path: (caseId) => `/voices/${caseId}`,
    todo: (state) => (asking.includes(state) ? text.todo.confirm : text.todo.other),
  },
  moreCases: [
    {
      type: 'voices.appeal',
      path: (caseId) => `/voices/${caseId}`,
      todo: (state) => (asking.includes(state) ? text.todo.confirm : text.todo.other),
    },
  ],
  mine: () => import('./VoicesPart.tsx'),
  pages: [
    { path: '/voices', load: () => import('./VoicesPage.tsx') },
    { path: '/voices/new', load: () => import('./RaisePage.tsx') },
    { path: '/voices/new/photos', load: () => import('./PhotosPage.tsx') },
    { path: '/voices/new/check', load: () => import('./CheckPage.tsx') },
    { path: '/voices/board', load: () => import('./BoardPage.tsx'), forGuests: 'yes' },
    { path: '/voices/acquaintances', load: () => import('./AcquaintancesPage.tsx') },
    { path: '/voices/consultations', load: () => import('./ConsultationsPage.tsx') },
    { path: '/voices/consultations/:id', load: () => import('./ConsultationPage.tsx') },
    { path: '/voices/visits', load: () => import('./VisitsPage.tsx') },
    { path: '/voices/visits/:id', load: () => import('./VisitPage.tsx') },
    { path: '/voices/:id', load: () => import('./VoicePage.tsx') },
  ],
}
