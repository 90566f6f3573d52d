import { Popover } from 'antd'
import { Link } from 'react-router'
import { useReader } from '../../ui/console/reader.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useMe } from './me.ts'
import { shellText } from './text.ts'

/** The organisation the reader works for now; with several roles, the choice among them. */
export function ScopeMenu() {
  const { org } = useReader()
  return (
    <Popover trigger="click" placement="bottomLeft" content={<Roles />} arrow={false}>
      <button type="button" className="scope plain" aria-label={`${shellText.person.scope}：${org.name}`}>
        <Icon name="building" />
        <b>{org.name}</b>
        <Icon name="chevron-down" size="s" />
      </button>
    </Popover>
  )
}

function Roles() {
  const { grants, grantKey, pick } = useMe()
  const { roleName, org } = useReader()
  return (
    <div className="scope-menu">
      <p className="soft small">{shellText.person.scope}</p>
      <p>
        <b>{roleName}</b>
      </p>
      <p>{org.name}</p>
      <p className="soft small">{shellText.person.scopeHint}</p>
      {grants.length > 1 && (
        <>
          <p className="soft small">{shellText.person.actAs}</p>
          <ul>
            {grants.map((grant) => (
              <li key={grant.key}>
                <button
                  type="button"
                  className="plain"
                  aria-pressed={grant.key === grantKey}
                  onClick={() => pick(grant.key)}
                >
                  <span className="grow">
                    {grant.roleName}
                    <small>{grant.orgName}</small>
                  </span>
                  {grant.key === grantKey && <Icon name="check" size="s" />}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Link className="link" to="/orgs">
        {shellText.person.browse}
      </Link>
    </div>
  )
}
