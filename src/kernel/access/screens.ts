import type { ConsoleScreen, LazyPage } from '../../ui/console/screen.ts'
import { consoleText } from './console.text.ts'

/** The pages of the console about accounts. */
export const accessScreens: readonly ConsoleScreen[] = [
  {
    path: 'account',
    title: consoleText.account,
    permission: null,
    nav: null,
    page: () => import('./screens/console/MyAccountPage.tsx'),
  },
]

/** In place of every page while all her roles wait for a second factor. */
export const bindFirstPage: LazyPage = () => import('./screens/console/BindFirstPage.tsx')
