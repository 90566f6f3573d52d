import type { LazyPart } from '../../../../ui/screen.ts'

/** The pages of the phone about one's own data. */
export const workerScreens: readonly { readonly path: string; readonly load: LazyPart }[] = [
  { path: '/my-data', load: () => import('./MyDataPage.tsx') },
  { path: '/my-data/copies', load: () => import('./CopiesPage.tsx') },
  { path: '/my-data/looks', load: () => import('./LooksPage.tsx') },
  { path: '/my-data/consents', load: () => import('./ConsentsPage.tsx') },
  { path: '/my-data/kept', load: () => import('./KeptPage.tsx') },
  { path: '/my-data/erasure', load: () => import('./ErasurePage.tsx') },
]
