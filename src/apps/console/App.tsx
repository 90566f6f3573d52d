import tokens from 'virtual:tokens'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntdApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useMemo } from 'react'
import { RouterProvider } from 'react-router/dom'
import { Problem } from '../../platform/client/problem.ts'
import { themeOf } from '../../ui/console/theme.ts'
import { router } from './router.tsx'
import { useScheme } from './scheme.ts'
import { sessionEnded } from './session.ts'

/** A session that ended is noticed at one place, wherever the answer arrived. */
function noticeEnd(failure: Error): void {
  if (failure instanceof Problem && failure.status === 401) sessionEnded()
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({ onError: noticeEnd, onSuccess: () => queries.invalidateQueries() }),
  // The client itself repeats what may be repeated.
  defaultOptions: {
    queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})

/** The console: theme, words, answers, pages. */
export function App() {
  const { scheme } = useScheme()
  const theme = useMemo(() => themeOf(tokens[scheme], scheme), [scheme])
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} form={{ requiredMark: false }}>
      <AntdApp component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
