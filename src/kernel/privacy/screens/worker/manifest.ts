import type { LazyPart, WorkerScreens } from '../../../../ui/screen.ts'
import { workerText } from '../../worker.text.ts'

/** The pages of the phone about one's own data. */
export const workerScreens: readonly { readonly path: string; readonly load: LazyPart }[] = [
  { path: '/my-data', load: () => import('./MyDataPage.tsx') },
  { path: '/my-data/copies', load: () => import('./CopiesPage.tsx') },
  { path: '/my-data/looks', load: () => import('./LooksPage.tsx') },
  { path: '/my-data/consents', load: () => import('./ConsentsPage.tsx') },
  { path: '/my-data/kept', load: () => import('./KeptPage.tsx') },
  { path: '/my-data/correction', load: () => import('./CorrectionsPage.tsx') },
  { path: '/my-data/correction/ask', load: () => import('./AskCorrectionPage.tsx') },
  { path: '/my-data/erasure', load: () => import('./ErasurePage.tsx') },
]

/** Its kind of case in the one inbox. */
export const workerCases: NonNullable<WorkerScreens['cases']> = {
  type: 'privacy.correction',
  path: () => '/my-data/correction',
  todo: () => workerText.correctionTodo,
}
