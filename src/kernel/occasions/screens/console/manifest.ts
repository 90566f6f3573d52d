import type { ConsoleScreen } from '../../../../ui/console/screen.ts'
import { consoleText as text } from '../../console.text.ts'

/** The pages of the console about occasions of every service, and the name of their group in the navigation. */
export const consoleScreens: { readonly name: string; readonly screens: readonly ConsoleScreen[] } = {
  name: text.group,
  screens: [
    {
      path: 'occasions/:id?',
      title: text.title,
      permission: null,
      nav: { label: text.title, icon: 'calendar' },
      page: () => import('./OccasionsPage.tsx'),
    },
  ],
}
