import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'
import { sharedText } from '../../shared.text.ts'

const { rooms } = consoleText
const casesPath = '/disputes/cases'

/** The rooms of disputes in the console, and what they bring to 今日. */
export const consoleScreens: ConsoleScreens = {
  key: 'disputes',
  name: consoleText.service,
  cases: { path: casesPath, name: rooms.cases },
  casePath: (type, caseId) => (type === 'disputes.dispute' ? `/disputes/open/${caseId}` : null),
  screens: [
    {
      path: 'disputes/cases/:id?',
      title: rooms.cases,
      permission: 'disputes.read',
      nav: { label: rooms.cases, icon: 'scales' },
      page: () => import('./CasesPage.tsx'),
    },
    {
      path: 'disputes/shared/:id?',
      title: sharedText.room,
      permission: 'disputes.join',
      nav: { label: sharedText.room, icon: 'handshake' },
      page: () => import('./SharedPage.tsx'),
    },
    {
      path: 'disputes/open/:id',
      title: rooms.cases,
      permission: null,
      nav: null,
      page: () => import('./OpenedCase.tsx'),
    },
  ],
  today: [],
}
