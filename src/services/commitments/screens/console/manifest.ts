import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'

const { rooms } = consoleText

/** The rooms of the commitments in the console. */
export const consoleScreens: ConsoleScreens = {
  key: 'commitments',
  name: consoleText.service,
  cases: { path: '/commitments', name: rooms.list },
  casePath: (type, caseId) => (type === 'commitments.commitment' ? `/commitments/${caseId}` : null),
  screens: [
    {
      path: 'commitments/:id?',
      title: rooms.list,
      permission: 'commitments.read',
      nav: { label: rooms.list, icon: 'flag' },
      page: () => import('./CommitmentsPage.tsx'),
    },
    {
      path: 'commitments/year',
      title: rooms.year,
      permission: 'commitments.read',
      nav: { label: rooms.year, icon: 'chart' },
      page: () => import('./YearPage.tsx'),
    },
  ],
  today: [],
}
