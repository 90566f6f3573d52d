import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'
import { casePath } from './case-places.ts'

const { rooms } = consoleText

/** The rooms of the voices in the console. */
export const consoleScreens: ConsoleScreens = {
  key: 'voices',
  name: consoleText.service,
  cases: { path: '/voices', name: rooms.voices },
  casePath,
  screens: [
    {
      path: 'voices/:id?',
      title: rooms.voices,
      permission: 'voices.read',
      nav: { label: rooms.voices, icon: 'chat' },
      page: () => import('./VoicesPage.tsx'),
    },
    {
      path: 'voices/outcomes',
      title: rooms.outcomes,
      permission: 'voices.read',
      nav: { label: rooms.outcomes, icon: 'leaf' },
      page: () => import('./OutcomesPage.tsx'),
    },
  ],
  today: [],
}
