import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'

const { rooms } = consoleText
const casesPath = '/unions/applications'

/** The rooms of the tree of unions in the console, and what it brings to 今日. */
export const consoleScreens: ConsoleScreens = {
  key: 'unions',
  name: consoleText.service,
  cases: { path: casesPath, name: rooms.applications },
  casePath: (type, caseId) => (type === 'unions.founding' ? `${casesPath}/${caseId}` : null),
  screens: [
    {
      path: 'orgs',
      title: rooms.orgs,
      permission: 'unions.read',
      nav: { label: rooms.orgs, icon: 'building' },
      page: () => import('./orgs/OrgsPage.tsx'),
    },
    {
      path: 'unions/applications/:id?',
      title: rooms.applications,
      permission: 'unions.read',
      nav: { label: rooms.applications, icon: 'flag' },
      page: () => import('./applications/ApplicationsPage.tsx'),
    },
    {
      path: 'unions/terms',
      title: rooms.terms,
      permission: 'unions.read',
      nav: { label: rooms.terms, icon: 'calendar' },
      page: () => import('./terms/TermsPage.tsx'),
    },
    {
      path: 'unions/imports',
      title: rooms.imports,
      permission: 'unions.found',
      nav: { label: rooms.imports, icon: 'table' },
      page: () => import('./imports/ImportsPage.tsx'),
    },
  ],
  today: [
    { key: 'unions-terms', place: 'next', permission: 'unions.read', part: () => import('./terms/NextTerms.tsx') },
  ],
}
