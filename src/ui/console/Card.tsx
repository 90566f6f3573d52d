import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import './card.css'

/** A card with its heading, how many it holds, and what stands at the right edge. */
export function Card({
  title,
  amount,
  sub,
  tone,
  aside,
  foot,
  ruled,
  children,
  className = '',
}: {
  title: ReactNode
  amount?: ReactNode
  /** One quiet line beside the title. */
  sub?: ReactNode
  tone?: 'bad'
  aside?: ReactNode
  foot?: ReactNode
  /** A body with padding below a hairline; without it rows reach the edges. */
  ruled?: true
  children: ReactNode
  className?: string
}) {
  return (
    <section className={`card ${className}`}>
      <header className="card-head">
        <h2>
          {title}
          {amount !== undefined && <em className={tone}>{amount}</em>}
        </h2>
        {sub && <span className="soft small">{sub}</span>}
        {aside && <div className="card-aside">{aside}</div>}
      </header>
      {ruled ? <div className="card-body ruled">{children}</div> : children}
      {foot && <footer className="card-foot">{foot}</footer>}
    </section>
  )
}

/** Tabs in a card's heading; arrow keys move between them. */
export function CardTabs<Key extends string>({
  label,
  value,
  onChange,
  tabs,
}: {
  label: string
  value: Key
  onChange: (key: Key) => void
  tabs: readonly { key: Key; label: ReactNode }[]
}) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const at = tabs.findIndex((tab) => tab.key === value)
    const next = (at + step + tabs.length) % tabs.length
    onChange(tabs[next]!.key)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div className="card-tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          className="plain"
          aria-selected={tab.key === value}
          tabIndex={tab.key === value ? 0 : -1}
          onClick={() => onChange(tab.key)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}

/** The head of a page: where it lies, its name, what it is about, and its acts. */
export function PageHead({
  crumbs,
  title,
  sub,
  children,
}: {
  crumbs?: ReactNode
  title: ReactNode
  sub?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="page-head">
      <div>
        {crumbs && <p className="crumbs">{crumbs}</p>}
        <div className="titles">
          <h1>{title}</h1>
          {sub && <span className="sub">{sub}</span>}
        </div>
      </div>
      <span className="grow" />
      {children && <div className="row wrap no-print">{children}</div>}
    </header>
  )
}
