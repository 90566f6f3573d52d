import { type ReactNode, useEffect } from 'react'
import type { Me } from '../../kernel/access/contract.ts'
import { listMyNotices } from '../../kernel/notices/contract.ts'
import { useAsk } from '../../platform/client/use-ask.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TabBar } from '../../ui/TabBar.tsx'
import { Toaster } from '../../ui/Toast.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { CasesPage } from './CasesPage.tsx'
import { HomePage } from './HomePage.tsx'
import { LazyPage } from './LazyPage.tsx'
import { LostPage } from './LostPage.tsx'
import { MinePage } from './MinePage.tsx'
import { NoticesPage } from './NoticesPage.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { go, href, matchPath, usePath } from './router.ts'
import { SignInPage } from './SignInPage.tsx'
import { findPage } from './services.ts'
import { arrive, askWhoIsHere, type Session, useSession } from './session.ts'
import { workerText as text } from './text.ts'

/** The whole app: who is here, which page is open, and the places at the thumb. */
export function App() {
  const session = useSession()
  const path = usePath()
  useArrival(path, session.state)
  return (
    <>
      <OfflineBanner />
      <div className="wa-body">
        <Body session={session} path={path} />
      </div>
      <Toaster />
    </>
  )
}

function Body({ session, path }: { session: Session; path: string }) {
  if (session.state === 'signed-in') return <Pages me={session.me} path={path} />
  if (session.state === 'guest') return <GuestPages path={path} ended={session.ended} />
  const again = () => void askWhoIsHere()
  return (
    <main className="gh-page">
      <Waiting asked={{ problem: session.state === 'unheard' ? session.problem : null, again }} cards={[4, 2]} />
    </main>
  )
}

const places: Record<string, (me: Me) => ReactNode> = {
  '/': (me) => <HomePage me={me} />,
  '/cases': () => <CasesPage />,
  '/notices': () => <NoticesPage />,
  '/mine': (me) => <MinePage me={me} />,
}

/** A page that opens to guests, or the sign-in, after which the page at the path opens. */
function GuestPages({ path, ended }: { path: string; ended: boolean }) {
  const found = findPage(path)
  if (!found?.forGuests) return <SignInPage ended={ended} />
  const given = { params: found.params, go, href, reader: null, arrive }
  return <LazyPage key={path} load={found.load} given={given} waiting={unloaded} />
}

const unloaded = (
  <main className="gh-page">
    <Skeleton cards={[3, 4]} />
  </main>
)

/** Any matter of hers, whatever the service. */
const loadCase = () => import('./CasePage.tsx')

function Pages({ me, path }: { me: Me; path: string }) {
  const place = places[path]
  if (place) {
    return (
      <>
        <div className="wa-body" key={path}>
          {place(me)}
        </div>
        <Places path={path} />
      </>
    )
  }
  const params = matchPath('/cases/:id', path)
  const found = params ? { load: loadCase, params } : findPage(path)
  if (!found) return <LostPage />
  const given = { params: found.params, go, href, reader: me, arrive }
  return <LazyPage key={path} load={found.load} given={given} waiting={unloaded} />
}

function Places({ path }: { path: string }) {
  const unread = useAsk(listMyNotices, {}).answer?.unread ?? 0
  return (
    <TabBar
      label={text.tabsLabel}
      tabs={[
        { href: href('/'), icon: 'home', name: text.home, current: path === '/' },
        { href: href('/cases'), icon: 'briefcase', name: text.cases, current: path === '/cases' },
        { href: href('/notices'), icon: 'bell', name: text.notices, current: path === '/notices', count: unread },
        { href: href('/mine'), icon: 'person', name: text.mine, current: path === '/mine' },
      ]}
    />
  )
}

/**
 * On every new page the title names it and the focus stands at its heading, so that it is heard. A page drawn anew when
 * its answer arrives has another heading; the focus follows only if nobody has taken it since.
 */
function useArrival(path: string, state: string): void {
  useEffect(() => {
    let heading: Element | null = null
    const arrive = () => {
      const found = document.querySelector('h1')
      if (!found || found === heading) return
      const first = heading === null
      heading = found
      document.title = `${found.textContent} · ${text.appName}`
      const free = first || document.activeElement === document.body
      if (free && path !== '/' && state === 'signed-in') found.focus({ preventScroll: true })
    }
    arrive()
    const watch = new MutationObserver(arrive)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [path, state])
}
