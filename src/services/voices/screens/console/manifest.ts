import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { careText } from '../../care-console.text.ts'
import { consoleText } from '../../console.text.ts'
import { settingsText } from '../../settings-console.text.ts'
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
      path: 'voices/appeals/:id?',
      title: rooms.appeals,
      permission: 'voices.read',
      nav: { label: rooms.appeals, icon: 'scales' },
      page: () => import('./VoicesPage.tsx'),
    },
    {
      path: 'voices/forums',
      title: rooms.forums,
      permission: 'voices.read',
      nav: { label: rooms.forums, icon: 'calendar' },
      page: () => import('./ForumsPage.tsx'),
    },
    {
      path: 'voices/forums/:id',
      title: rooms.forums,
      permission: 'voices.read',
      nav: null,
      page: () => import('./ForumPage.tsx'),
    },
    {
      path: 'voices/report',
      title: rooms.report,
      permission: 'voices.read',
      nav: { label: rooms.report, icon: 'chart' },
      page: () => import('./ReportPage.tsx'),
    },
    {
      path: 'voices/board',
      title: rooms.board,
      permission: 'voices.publish',
      nav: { label: rooms.board, icon: 'eye' },
      page: () => import('./BoardPage.tsx'),
    },
    {
      path: 'voices/acquaintances',
      title: careText.roster.title,
      permission: 'voices.read',
      nav: { label: careText.roster.title, icon: 'handshake' },
      page: () => import('./AcquaintancesPage.tsx'),
    },
    {
      path: 'voices/missed',
      title: careText.missed.title,
      permission: 'voices.read',
      nav: { label: careText.missed.title, icon: 'clock' },
      page: () => import('./MissedPage.tsx'),
    },
    {
      path: 'voices/visits',
      title: careText.visits.title,
      permission: 'voices.visit',
      nav: { label: careText.visits.title, icon: 'home' },
      page: () => import('./VisitsPage.tsx'),
    },
    {
      path: 'voices/outcomes',
      title: rooms.outcomes,
      permission: 'voices.read',
      nav: { label: rooms.outcomes, icon: 'leaf' },
      page: () => import('./OutcomesPage.tsx'),
    },
    {
      path: 'voices/settings',
      title: settingsText.title,
      permission: 'voices.read',
      nav: { label: settingsText.title, icon: 'gear' },
      page: () => import('./SettingsPage.tsx'),
    },
  ],
  today: [],
}
