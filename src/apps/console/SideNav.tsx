import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { consoleScreens as access } from '../../kernel/access/screens.ts'
import { consoleScreens as audit } from '../../kernel/audit/screens.ts'
import { getDesk } from '../../kernel/cases/contract.ts'
import { consoleScreens as occasions } from '../../kernel/occasions/screens.ts'
import { consoleScreens as privacy } from '../../kernel/privacy/screens.ts'
import { consoleScreens as relations } from '../../kernel/relations/screens.ts'
import { ask } from '../../platform/client/ask.ts'
import { count } from '../../ui/console/figures.ts'
import { useReader } from '../../ui/console/reader.tsx'
import { placeOf } from '../../ui/console/screen.ts'
import { Icon, type IconName } from '../../ui/icons/Icon.tsx'
import { useMe } from './me.ts'
import { services } from './services.ts'
import { shellText } from './text.ts'
import './side-nav.css'

/** What takes place and who is bound to whom, of every service. */
const met = { key: 'occasions', name: occasions.name, screens: [...occasions.screens, ...relations] }

/** Where the reader may go: today, her services' rooms, the ground. A partner sees the rooms of her role alone. */
export function SideNav() {
  const { permissions } = useReader()
  const isPartner = useMe().me.accountKind === 'partner'
  const desk = useQuery({ ...ask(getDesk, {}), refetchInterval: 60_000 })
  const waiting = desk.data?.waitingCount ?? 0
  const here = useRoomHere()
  const mayOpen = (permission: string | null) =>
    (permission === null && !isPartner) || (permission !== null && permissions.has(permission))
  return (
    <nav className="side-nav" aria-label={shellText.navigation}>
      <Entry to="/" here={here} icon="home" label={shellText.today} />
      <Entry to="/inbox" here={here} icon="check-circle" label={shellText.inbox.title} waiting={waiting} />
      {[...services, met, { key: 'privacy', ...privacy }].map((service) => {
        const entries = service.screens.filter((screen) => screen.nav && mayOpen(screen.permission))
        if (entries.length === 0) return null
        return (
          <div key={service.key}>
            <h4>{service.name}</h4>
            {entries.map(
              (screen) =>
                screen.nav && (
                  <Entry
                    key={screen.path}
                    to={placeOf(screen)}
                    here={here}
                    icon={screen.nav.icon}
                    label={screen.nav.label}
                  />
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
              <Entry
                key={screen.path}
                to={placeOf(screen)}
                here={here}
                icon={screen.nav.icon}
                label={screen.nav.label}
              />
            ),
        )}
        <Entry to="/notices" here={here} icon="bell" label={shellText.notices} />
      </div>
    </nav>
  )
}

const rooms = [...services.flatMap((service) => service.screens), ...privacy.screens, ...access.screens, ...audit]
  .filter((screen) => screen.nav)
  .map(placeOf)

/** The room of the page that is open: of rooms inside one another the innermost, so that one entry is marked and no more. */
function useRoomHere(): string {
  const { pathname } = useLocation()
  const inside = ['/inbox', '/notices', ...rooms].filter((room) => pathname === room || pathname.startsWith(`${room}/`))
  return inside.toSorted((one, other) => other.length - one.length)[0] ?? pathname
}

type Place = { to: string; here: string; icon: IconName; label: string; waiting?: number }

function Entry({ to, here, icon, label, waiting = 0 }: Place) {
  return (
    <Link to={to} aria-current={here === to ? 'page' : undefined} title={label}>
      <Icon name={icon} />
      <span>{label}</span>
      {waiting > 0 && (
        <em className="num">
          {count(waiting)}
          <span className="visually-hidden">{shellText.waitingUnit}</span>
        </em>
      )}
    </Link>
  )
}
