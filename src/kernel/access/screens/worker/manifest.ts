import type { LazyPart } from '../../../../ui/screen.ts'

/** The pages of the phone about sign-ins. */
export const workerScreens: readonly { readonly path: string; readonly load: LazyPart }[] = [
  { path: '/sign-ins', load: () => import('./SignInsPage.tsx') },
]
