import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { Outlet, useLocation, useMatches } from 'react-router'
import { Logo } from '../../ui/mark/Mark.tsx'
import { GlobalSearch } from './GlobalSearch.tsx'
import { ReaderMark } from './ReaderMark.tsx'
import { SideNav } from './SideNav.tsx'
import { Topbar } from './Topbar.tsx'
import { shellText } from './text.ts'
import type { Titled } from './titled.ts'

/** Side, top, and the page between them. */
export function Shell() {
  const { pathname } = useLocation()
  // Remembered with the page it was opened over, so that going to another page closes it.
  const [navAt, setNavAt] = useState<string | null>(null)
  const [searchAt, setSearchAt] = useState<string | null>(null)
  const { title, marked } = (useMatches().at(-1)?.handle as Titled | undefined) ?? {}
  useSearchKey(() => setSearchAt(pathname))

  return (
    <div className="shell">
      {title && <title>{`${title} · ${shellText.consoleName}`}</title>}
      <a className="to-content" href="#content">
        {shellText.toContent}
      </a>
      <aside className="side">
        <div className="brand">
          <Logo label={shellText.product} />
        </div>
        <SideNav />
      </aside>
      <div className="page">
        <Topbar onNav={() => setNavAt(pathname)} onSearch={() => setSearchAt(pathname)} />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer
        open={navAt === pathname}
        onClose={() => setNavAt(null)}
        placement="left"
        size={264}
        title={<Logo label={shellText.product} />}
        styles={{ body: { padding: 12 } }}
      >
        <SideNav />
      </Drawer>
      {marked && <ReaderMark key={pathname} />}
      <GlobalSearch open={searchAt === pathname} onClose={() => setSearchAt(null)} />
    </div>
  )
}

function useSearchKey(onKey: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      onKey()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
}
