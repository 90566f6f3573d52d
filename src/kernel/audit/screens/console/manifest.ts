import type { ConsoleScreen } from '../../../../ui/console/screen.ts'
import { auditText } from '../../console.text.ts'

/** The page of the audit in the console. */
export const consoleScreens: readonly ConsoleScreen[] = [
  {
    path: 'audit',
    title: auditText.title,
    permission: 'audit.read',
    nav: { label: auditText.title, icon: 'history' },
    page: () => import('./AuditPage.tsx'),
  },
]
