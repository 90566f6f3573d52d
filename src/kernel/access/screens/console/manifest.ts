import type { ConsoleScreen, LazyPage } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'

type AccessScreens = {
  readonly screens: readonly ConsoleScreen[]
  /** In place of every page while all the reader's roles wait for a second factor. */
  readonly bindFirst: LazyPage
}

/** The pages of the console about accounts. */
export const consoleScreens: AccessScreens = {
  screens: [
    {
      path: 'account',
      title: consoleText.account,
      permission: null,
      nav: null,
      page: () => import('./MyAccountPage.tsx'),
    },
  ],
  bindFirst: () => import('./BindFirstPage.tsx'),
}
