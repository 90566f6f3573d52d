import type { ReactNode } from 'react'
import './page.css'

/** One screen of an app: what stands on top, the matter itself, and the acts at the thumb. */
export function Page({ top, children, acts }: { top: ReactNode; children: ReactNode; acts?: ReactNode }) {
  return (
    <>
      {top}
      <main className="gh-page">{children}</main>
      {acts ? <footer className="gh-acts">{acts}</footer> : null}
    </>
  )
}
