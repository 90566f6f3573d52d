import type { ConsoleScreen, LazyPage } from '../../../../ui/console/screen.ts'
import { accountsText, setPasswordText } from '../../accounts.text.ts'
import { consoleText } from '../../console.text.ts'

type AccessScreens = {
  readonly screens: readonly ConsoleScreen[]
  /** In place of every page while all the reader's roles wait for a second factor. */
  readonly bindFirst: LazyPage
  /** Before signing in. */
  readonly setPassword: { readonly path: string; readonly link: string; readonly page: LazyPage }
}

const read = 'access.account.read'

/** The pages of the console about accounts. */
export const consoleScreens: AccessScreens = {
  screens: [
    {
      path: 'accounts/:id?',
      title: accountsText.title,
      permission: read,
      nav: { label: accountsText.title, icon: 'shield' },
      page: () => import('./AccountsPage.tsx'),
    },
    {
      path: 'accounts/:id/reasons',
      title: accountsText.why.title,
      permission: read,
      nav: null,
      page: () => import('./ReasonsPage.tsx'),
    },
    {
      path: 'roles',
      title: accountsText.roles.title,
      permission: read,
      nav: null,
      page: () => import('./RolesPage.tsx'),
    },
    {
      path: 'partners',
      title: accountsText.partners.title,
      permission: 'access.partner.open',
      nav: { label: accountsText.partners.title, icon: 'handshake' },
      page: () => import('./PartnersPage.tsx'),
    },
    {
      path: 'delegations',
      title: accountsText.lend.title,
      permission: null,
      nav: null,
      page: () => import('./DelegationsPage.tsx'),
    },
    {
      path: 'account',
      title: consoleText.account,
      permission: null,
      nav: null,
      page: () => import('./MyAccountPage.tsx'),
    },
  ],
  bindFirst: () => import('./BindFirstPage.tsx'),
  setPassword: { path: '/set-password', link: setPasswordText.link, page: () => import('./SetPasswordPage.tsx') },
}
