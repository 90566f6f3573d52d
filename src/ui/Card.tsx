import { createElement, type ReactNode } from 'react'
import './card.css'

/** A white ground for one matter; `title` becomes its heading and its name. */
export function Card({ title, aside, children }: { title?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="gh-card">
      {title ? (
        <header className="gh-card-head">
          <h2>{title}</h2>
          {aside}
        </header>
      ) : null}
      {children}
    </section>
  )
}

/** Small facts in one line, a dot between them; absent ones leave no dot. */
export function Meta({ parts }: { parts: readonly (ReactNode | null)[] }) {
  const said = parts.filter((part) => part !== null && part !== '')
  return createElement('p', { className: 'gh-meta' }, ...said.map((part) => createElement('span', null, part)))
}
