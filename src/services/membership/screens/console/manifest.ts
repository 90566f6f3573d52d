import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'
import { casePath } from './case-places.ts'

const { rooms } = consoleText

/** The rooms of membership in the console. */
export const consoleScreens: ConsoleScreens = {
  key: 'membership',
  name: consoleText.service,
  cases: { path: '/membership/applications', name: rooms.applications },
  people: { path: (personId) => `/membership/members/${personId}`, permission: 'membership.read' },
  casePath,
  screens: [
    {
      path: 'membership/applications/:id?',
      title: rooms.applications,
      permission: 'membership.read',
      nav: { label: rooms.applications, icon: 'people' },
      page: () => import('./ApplicationsPage.tsx'),
    },
    {
      path: 'membership/members/:id?',
      title: rooms.members,
      permission: 'membership.read',
      nav: { label: rooms.members, icon: 'person' },
      page: () => import('./MembersPage.tsx'),
    },
    {
      path: 'membership/tags/:id?',
      title: rooms.tags,
      permission: 'membership.tag',
      nav: { label: rooms.tags, icon: 'flag' },
      page: () => import('./TagsPage.tsx'),
    },
    {
      path: 'membership/departures/:id?',
      title: rooms.departures,
      permission: 'membership.read',
      nav: { label: rooms.departures, icon: 'arrow-right' },
      page: () => import('./DeparturesPage.tsx'),
    },
    {
      path: 'membership/invitations',
      title: rooms.invitations,
      permission: 'membership.invite',
      nav: { label: rooms.invitations, icon: 'send' },
      page: () => import('./InvitationsPage.tsx'),
    },
    {
      path: 'membership/poster',
      title: rooms.poster,
      permission: 'membership.invite',
      nav: null,
      page: () => import('./PosterPage.tsx'),
    },
    {
      path: 'membership/card-check',
      title: rooms.check,
      permission: 'membership.card.check',
      nav: { label: rooms.check, icon: 'qr-code' },
      page: () => import('./CardCheckPage.tsx'),
    },
  ],
  today: [],
}
