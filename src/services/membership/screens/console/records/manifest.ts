import type { ConsoleScreens } from '../../../../../ui/console/screen.ts'
import { recordsText } from '../../../records.text.ts'

const { rooms } = recordsText

/** The rooms of members' records in the console: lists, questions, mergers, figures. */
export const recordScreens: ConsoleScreens = {
  key: 'membership-records',
  name: recordsText.service,
  casePath: () => null,
  screens: [
    {
      path: 'membership/imports/:id?',
      title: rooms.imports,
      permission: 'membership.import',
      nav: { label: rooms.imports, icon: 'upload' },
      page: () => import('./ImportsPage.tsx'),
    },
    {
      path: 'membership/reviews',
      title: rooms.reviews,
      permission: 'membership.import',
      nav: { label: rooms.reviews, icon: 'info-circle' },
      page: () => import('./ReviewsPage.tsx'),
    },
    {
      path: 'membership/merges/:id?',
      title: rooms.merges,
      permission: 'membership.merge',
      nav: { label: rooms.merges, icon: 'people' },
      page: () => import('./MergesPage.tsx'),
    },
    {
      path: 'membership/statistics',
      title: rooms.statistics,
      permission: 'membership.read',
      nav: { label: rooms.statistics, icon: 'flag' },
      page: () => import('./StatisticsPage.tsx'),
    },
  ],
  today: [],
}
