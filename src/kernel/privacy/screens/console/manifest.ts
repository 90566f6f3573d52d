import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText as text } from '../../console.text.ts'

/** The pages of the console about people's data, and the name of their group in the navigation. */
export const consoleScreens: Pick<ConsoleScreens, 'name' | 'screens' | 'casePath'> = {
  name: text.group,
  casePath: (type, caseId) => (type === 'privacy.correction' ? `/privacy/corrections/${caseId}` : null),
  screens: [
    {
      path: 'privacy/erasures',
      title: text.erasures.title,
      permission: 'privacy.erasure.review',
      nav: { label: text.erasures.title, icon: 'trash' },
      page: () => import('./ErasuresPage.tsx'),
    },
    {
      path: 'privacy/corrections/:id?',
      title: text.corrections.title,
      permission: 'privacy.correction.review',
      nav: { label: text.corrections.title, icon: 'pen' },
      page: () => import('./CorrectionsPage.tsx'),
    },
    {
      path: 'privacy/looks',
      title: text.looks.title,
      permission: 'privacy.disclosure.read',
      nav: { label: text.looks.title, icon: 'eye' },
      page: () => import('./LooksPage.tsx'),
    },
    {
      path: 'privacy/register',
      title: text.register.title,
      permission: 'privacy.register.read',
      nav: { label: text.register.title, icon: 'layers' },
      page: () => import('./RegisterPage.tsx'),
    },
    {
      path: 'privacy/settings',
      title: text.settings.title,
      permission: 'privacy.settings',
      nav: { label: text.settings.title, icon: 'gear' },
      page: () => import('./SettingsPage.tsx'),
    },
  ],
}
