import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'
import { registersText } from '../../registers.text.ts'
import { sharedText } from '../../shared.text.ts'
import { teachingText } from '../../teaching.text.ts'

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
      path: 'disputes/schools/:id?',
      title: teachingText.rooms.schools,
      permission: 'disputes.read',
      nav: { label: teachingText.rooms.schools, icon: 'book' },
      page: () => import('./SchoolsPage.tsx'),
    },
    {
      path: 'disputes/letters/:id?',
      title: teachingText.rooms.letters,
      permission: 'disputes.read',
      nav: { label: teachingText.rooms.letters, icon: 'file' },
      page: () => import('./LettersPage.tsx'),
    },
    {
      path: 'disputes/library',
      title: registersText.rooms.library,
      permission: 'disputes.read',
      nav: { label: registersText.rooms.library, icon: 'layers' },
      page: () => import('./LibraryPage.tsx'),
    },
    {
      path: 'disputes/registers/:tab?',
      title: registersText.rooms.registers,
      permission: 'disputes.read',
      nav: { label: registersText.rooms.registers, icon: 'building' },
      page: () => import('./RegistersPage.tsx'),
    },
    {
      path: 'disputes/figures',
      title: registersText.rooms.figures,
      permission: 'disputes.read',
      nav: { label: registersText.rooms.figures, icon: 'chart' },
      page: () => import('./FiguresPage.tsx'),
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
