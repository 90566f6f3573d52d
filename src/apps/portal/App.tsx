import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { LinkButton } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/EmptyState.tsx'
import { Mark } from '../../ui/mark/Mark.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { PortalGiven } from '../../ui/screen.ts'
import { services } from './services.ts'
import './shell.css'
import { portalText as text } from './text.ts'

const pages = services.flatMap((service) => service.pages)

/** The public door. Every page is an address of its own and is opened by the browser itself. */
export function App() {
  const [name, setName] = useState<string>(text.product)
  const path = location.pathname
  const page = pages.find((one) => one.path === path.replace(/(.)\/$/, '$1'))
  const tellName = useCallback((federationName: string) => {
    setName(federationName)
    document.title = `${federationName} · ${text.product}`
  }, [])
  return (
    <>
      <a className="po-skip" href="#content">
        {text.toContent}
      </a>
      <Header name={name} path={path} />
      {page ? <Part load={page.load} given={{ tellName }} /> : <Lost />}
      <footer className="po-foot">{text.footer(name)}</footer>
    </>
  )
}

function Header({ name, path }: { name: string; path: string }) {
  return (
    <header className="po-top">
      <a className="po-name" href="/">
        <Mark />
        <b>{name}</b>
      </a>
      <nav aria-label={text.navigation}>
        <a href="/" aria-current={path === '/' ? 'page' : undefined}>
          {text.home}
        </a>
        <a href="/mutual-aid" aria-current={path === '/mutual-aid' ? 'page' : undefined}>
          {text.policy}
        </a>
        <a href="/pavilions" aria-current={path === '/pavilions' ? 'page' : undefined}>
          {text.pavilions}
        </a>
        <a href="/voices" aria-current={path === '/voices' ? 'page' : undefined}>
          {text.voices}
        </a>
        <a href="/commitments" aria-current={path === '/commitments' ? 'page' : undefined}>
          {text.commitments}
        </a>
        <a href="/disputes" aria-current={path === '/disputes' ? 'page' : undefined}>
          {text.disputes}
        </a>
        <a href="/check" aria-current={path === '/check' ? 'page' : undefined}>
          {text.check}
        </a>
        <a href="/console/">{text.staff}</a>
      </nav>
      <LinkButton href="/m/">{text.signIn}</LinkButton>
    </header>
  )
}

function Part({ load, given }: { load: (typeof pages)[number]['load']; given: PortalGiven }) {
  const [part, setPart] = useState<{ Page: ComponentType<PortalGiven> } | 'failed' | null>(null)
  useEffect(() => {
    load().then(
      (module) => setPart({ Page: module.default }),
      () => setPart('failed'),
    )
  }, [load])
  if (part === 'failed') {
    return (
      <main className="po-lost" id="content">
        <ErrorState sentence={text.unread} requestId={null} onAgain={() => location.reload()} />
      </main>
    )
  }
  if (part) return <part.Page {...given} />
  return (
    <main className="po-lost" id="content">
      <Skeleton cards={[5, 5]} />
    </main>
  )
}

function Lost() {
  return (
    <main className="po-lost" id="content">
      <h1>{text.lost}</h1>
      <p className="gh-muted">{text.lostNote}</p>
      <LinkButton href="/">{text.toHome}</LinkButton>
    </main>
  )
}
