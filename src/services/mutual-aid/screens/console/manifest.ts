import type { ConsoleScreens } from '../../../../ui/console/screen.ts'
import { consoleText } from '../../console.text.ts'

const { rooms } = consoleText
const casesPath = '/mutual-aid/claims'

/** The rooms of medical mutual aid in the console, and what it brings to 今日. */
export const consoleScreens: ConsoleScreens = {
  key: 'mutual-aid',
  name: consoleText.service,
  cases: { path: casesPath, name: rooms.claims },
  casePath: (type, caseId) => (type.startsWith('mutual-aid') ? `${casesPath}/${caseId}` : null),
  screens: [
    {
      path: 'mutual-aid/quarters',
      title: rooms.quarters,
      permission: 'mutual-aid.proof.read',
      nav: { label: rooms.quarters, icon: 'medical-heart' },
      page: () => import('./quarters/QuartersPage.tsx'),
    },
    {
      path: 'mutual-aid/quarters/:quarter',
      title: rooms.quarter,
      permission: 'mutual-aid.proof.read',
      nav: null,
      page: () => import('./quarters/QuarterPage.tsx'),
    },
    {
      path: 'mutual-aid/claims/:id?',
      title: rooms.claims,
      permission: 'mutual-aid.claim.read',
      nav: { label: rooms.claims, icon: 'file' },
      page: () => import('./claims/ClaimsPage.tsx'),
    },
    {
      path: 'mutual-aid/claims/:id/alone',
      title: rooms.claim,
      permission: 'mutual-aid.claim.read',
      nav: null,
      page: () => import('./claims/ClaimAlonePage.tsx'),
    },
    {
      path: 'mutual-aid/payouts/:id?',
      title: rooms.payouts,
      permission: 'mutual-aid.pay',
      nav: { label: rooms.payouts, icon: 'coin' },
      page: () => import('./payouts/PayoutsPage.tsx'),
    },
    {
      path: 'mutual-aid/covers',
      title: rooms.covers,
      permission: 'mutual-aid.proof.read',
      nav: { label: rooms.covers, icon: 'shield' },
      page: () => import('./covers/CoversPage.tsx'),
    },
    {
      path: 'mutual-aid/statistics',
      title: rooms.statistics,
      permission: 'mutual-aid.proof.read',
      nav: { label: rooms.statistics, icon: 'chart' },
      page: () => import('./statistics/StatisticsPage.tsx'),
    },
    {
      path: 'mutual-aid/policies/:version?',
      title: rooms.policies,
      permission: null,
      nav: { label: rooms.policies, icon: 'book' },
      page: () => import('./policies/PoliciesPage.tsx'),
    },
    {
      path: 'mutual-aid/policies/new',
      title: rooms.policyEditor,
      permission: 'mutual-aid.policy.publish',
      nav: null,
      page: () => import('./policies/PolicyEditorPage.tsx'),
    },
  ],
  today: [
    {
      key: 'mutual-aid-next',
      place: 'next',
      permission: 'mutual-aid.proof.read',
      part: () => import('./today/NextQuarter.tsx'),
    },
    {
      key: 'mutual-aid-payout',
      place: 'next',
      permission: 'mutual-aid.pay',
      part: () => import('./today/NextPayout.tsx'),
    },
    {
      key: 'mutual-aid-charts',
      place: 'charts',
      permission: 'mutual-aid.proof.read',
      part: () => import('./today/TodayCharts.tsx'),
    },
  ],
}
