import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'

const { rooms } = consoleText
const casesPath = '/disputes/cases'

/** The rooms of disputes in the console, and what they bring to 今日. */
export const consoleScreens: ConsoleScreens = {
  key: 'disputes',
  name: consoleText.service,
  cases: { path: casesPath, name: rooms.cases },
  casePath: (type, caseId) => (type === 'disputes.dispute' ? `${casesPath}/${caseId}` : null),
  screens: [
    {
      path: 'disputes/cases/:id?',
      title: rooms.cases,
      permission: 'disputes.read',
      nav: { label: rooms.cases, icon: 'scales' },
      page: () => import('./CasesPage.tsx'),
    },
  ],
  today: [],
}
