import { createBrowserRouter, type RouteObject } from 'react-router'
import { consoleScreens as access } from '../../kernel/access/screens.ts'
import { consoleScreens as audit } from '../../kernel/audit/screens.ts'
import { consoleScreens as occasions } from '../../kernel/occasions/screens.ts'
import { consoleScreens as privacy } from '../../kernel/privacy/screens.ts'
import { consoleScreens as relations } from '../../kernel/relations/screens.ts'
import type { ConsoleScreen, LazyPage } from '../../ui/console/screen.ts'
import { Allowed } from './Allowed.tsx'
import { Gate } from './Gate.tsx'
import { NotFoundPage, PageCrashed } from './ProblemPages.tsx'
import { services } from './services.ts'
import { shellText } from './text.ts'
import type { Titled } from './titled.ts'

const ground: readonly ConsoleScreen[] = [
  { path: '', title: shellText.today, permission: null, nav: null, page: () => import('./TodayPage.tsx') },
  { path: 'inbox', title: shellText.inbox.title, permission: null, nav: null, page: () => import('./InboxPage.tsx') },
  {
    path: 'inbox/:id',
    title: shellText.inbox.title,
    permission: null,
    nav: null,
    page: () => import('./InboxPage.tsx'),
  },
  { path: 'notices', title: shellText.notices, permission: null, nav: null, page: () => import('./NoticesPage.tsx') },
  { path: 'jobs', title: shellText.jobs, permission: null, nav: null, page: () => import('./JobsPage.tsx') },
  ...occasions.screens,
  ...relations,
  ...access.screens,
  ...privacy.screens,
  ...audit,
]

function routeOf(screen: ConsoleScreen): RouteObject {
  const handle: Titled = { title: screen.title, marked: screen.permission !== null }
  return {
    ...(screen.path === '' ? { index: true as const } : { path: screen.path }),
    handle,
    lazy: () => loaded(screen.page, screen.permission),
    errorElement: <PageCrashed />,
  }
}

async function loaded(page: LazyPage, permission: string | null) {
  const { default: Page } = await page()
  return {
    element: (
      <Allowed permission={permission}>
        <Page />
      </Allowed>
    ),
  }
}

export const router = createBrowserRouter(
  [
    {
      path: access.setPassword.path,
      errorElement: <PageCrashed />,
      lazy: async () => ({ Component: (await access.setPassword.page()).default }),
    },
    {
      path: '/',
      element: <Gate />,
      errorElement: <PageCrashed />,
      hydrateFallbackElement: <div />,
      children: [
        ...ground.map(routeOf),
        ...services.flatMap((service) => service.screens.map(routeOf)),
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ],
  { basename: '/console' },
)
