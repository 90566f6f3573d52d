import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { consoleScreens as access } from '../../kernel/access/screens.ts'
import { consoleScreens as audit } from '../../kernel/audit/screens.ts'
import { getDesk } from '../../kernel/cases/contract.ts'
import { consoleScreens as privacy } from '../../kernel/privacy/screens.ts'
import { ask } from '../../platform/client/ask.ts'
import { count } from '../../ui/console/figures.ts'
import { useReader } from '../../ui/console/reader.tsx'
import { placeOf } from '../../ui/console/screen.ts'
import { Icon, type IconName } from '../../ui/icons/Icon.tsx'
import { useMe } from './me.ts'
import { services } from './services.ts'
import { shellText } from './text.ts'
import './side-nav.css'

/** Where the reader may go: today, her services' rooms, the ground. A partner sees the rooms of her role alone. */
export function SideNav() {
  const { permissions } = useReader()
  const isPartner = useMe().me.accountKind === 'partner'
  const desk = useQuery({ ...ask(getDesk, {}), refetchInterval: 60_000 })
  const waiting = desk.data?.waitingCount ?? 0
  const mayOpen = (permission: string | null) =>
    (permission === null && !isPartner) || (permission !== null && permissions.has(permission))
  return (
    <nav className="side-nav" aria-label={shellText.navigation}>
      <Entry to="/" icon="home" label={shellText.today} />
      <Entry to="/inbox" icon="check-circle" label={shellText.inbox.title} waiting={waiting} />
      {[...services, { key: 'privacy', ...privacy }].map((service) => {
        const entries = service.screens.filter((screen) => screen.nav && mayOpen(screen.permission))
        if (entries.length === 0) return null
        return (
          <div key={service.key}>
            <h4>{service.name}</h4>
            {entries.map(
              (screen) =>
                screen.nav && (
                  <Entry key={screen.path} to={placeOf(screen)} icon={screen.nav.icon} label={screen.nav.label} />
                ),
            )}
          </div>
        )
      })}
      <div>
        <h4>{shellText.groups.ground}</h4>
        {[...access.screens, ...audit].map(
          (screen) =>
            screen.nav &&
            mayOpen(screen.permission) && (
              <Entry key={screen.path} to={placeOf(screen)} icon={screen.nav.icon} label={screen.nav.label} />
            ),
        )}
        <Entry to="/notices" icon="bell" label={shellText.notices} />
      </div>
    </nav>
  )
}

function Entry({ to, icon, label, waiting = 0 }: { to: string; icon: IconName; label: string; waiting?: number }) {
  return (
    <NavLink to={to} end={to === '/'} title={label}>
      <Icon name={icon} />
      <span>{label}</span>
      {waiting > 0 && (
        <em className="num">
          {count(waiting)}
          <span className="visually-hidden">{shellText.waitingUnit}</span>
        </em>
      )}
    </NavLink>
  )
}
