import { Icon, type IconName } from './icons/Icon.tsx'
import './tab-bar.css'

/** The few places of an app, at the thumb. `count` is what waits there. */
export function TabBar({
  label,
  tabs,
}: {
  label: string
  tabs: readonly {
    readonly href: string
    readonly icon: IconName
    readonly name: string
    readonly current: boolean
    readonly count?: number
  }[]
}) {
  return (
    <nav className="gh-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          <Icon name={tab.icon} size="l" />
          {tab.name}
          {tab.count ? <em>{tab.count}</em> : null}
        </a>
      ))}
    </nav>
  )
}
