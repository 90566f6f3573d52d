import type { LazyPart } from '../../../../ui/screen.ts'

/** The pages of the phone about occasions of every service. */
export const workerScreens: readonly { readonly path: string; readonly load: LazyPart }[] = [
  { path: '/occasions', load: () => import('./OccasionsPage.tsx') },
  { path: '/occasions/:id', load: () => import('./OccasionPage.tsx') },
]
