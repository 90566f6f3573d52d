import type { ConsoleScreen } from '../../../../ui/console/screen.ts'
import { consoleText as text } from '../../console.text.ts'

/** The pages of the console about relations of every service. */
export const consoleScreens: readonly ConsoleScreen[] = [
  {
    path: 'relations/:id?',
    title: text.title,
    permission: null,
    nav: { label: text.title, icon: 'link' },
    page: () => import('./RelationsPage.tsx'),
  },
]
