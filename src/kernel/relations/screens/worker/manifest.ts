import type { LazyPart } from '../../../../ui/screen.ts'

/** The pages of the phone about relations of every service. */
export const workerScreens: readonly { readonly path: string; readonly load: LazyPart }[] = [
  { path: '/relations', load: () => import('./RelationsPage.tsx') },
  { path: '/relations/:id', load: () => import('./RelationPage.tsx') },
]
