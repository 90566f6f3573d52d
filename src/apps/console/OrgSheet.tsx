import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listOrgs, type OrgCard } from '../../kernel/orgs/contract.ts'
import { ask } from '../../platform/client/ask.ts'
import { Answered } from '../../ui/console/Answered.tsx'
import { Facts } from '../../ui/console/Facts.tsx'
import { say } from '../../ui/console/text.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useMe } from './me.ts'
import { services } from './services.ts'
import { shellText } from './text.ts'

const text = shellText.orgPage

/** One organisation: what it is, what lies below it, and the services' lists narrowed to it. */
export function OrgSheet({
  id,
  code,
  onPick,
  onBack,
}: {
  id: string
  code: string
  onPick: (org: OrgCard) => void
  onBack: () => void
}) {
  const below = useQuery(ask(listOrgs, { query: { parentId: id } }))
  const card = useOrgCard(id, code)
  return (
    <>
      <header className="sheet-head">
        <p className="crumbs">
          <button type="button" className="plain link back" onClick={onBack}>
            <Icon name="arrow-left" size="s" /> {text.title}
            <span className="sep" />
          </button>
          {card && <span>{text.kinds[card.kind]}</span>}
          <span className="sep" />
          <span>{card?.code}</span>
        </p>
        <h2>{card?.name}</h2>
        <div className="acts">
          {services.map((service) => (
            <Link key={service.key} className="link row" to={`${service.casesPath}?orgId=${id}`}>
              <Icon name="file" size="s" />
              {text.look}
              {service.name}
            </Link>
          ))}
        </div>
      </header>
      <div className="facts org-facts">
        {card && (
          <section>
            <Facts
              facts={[
                { name: text.kind, value: text.kinds[card.kind] },
                { name: text.code, value: card.code },
                { name: text.level, value: say(text.levelOf, { n: card.depth + 1 }) },
              ]}
            />
          </section>
        )}
        <section>
          <h3>
            {text.below}
            <small>{below.data && say(text.belowSome, { n: below.data.orgs.length })}</small>
          </h3>
          <Answered asked={below}>
            {({ orgs }) =>
              orgs.length === 0 ? (
                <p className="soft">{text.noneBelow}</p>
              ) : (
                <ul className="org-below">
                  {orgs.map((org) => (
                    <li key={org.id}>
                      <button type="button" className="plain opens" onClick={() => onPick(org)}>
                        {org.name}
                      </button>
                      <small>{text.kinds[org.kind]}</small>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answered>
        </section>
      </div>
    </>
  )
}

/** The card behind an address: the address carries the code, by which it can be found again. */
function useOrgCard(id: string, code: string): OrgCard | undefined {
  const { me } = useMe()
  const home = me.grants.find((grant) => grant.org.id === id)?.org
  const found = useQuery({ ...ask(listOrgs, { query: { search: code } }), enabled: !home && code !== '' })
  return home ?? found.data?.orgs.find((org) => org.id === id)
}
