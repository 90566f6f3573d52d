import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { accountsText } from '../../accounts.text.ts'
import { consoleText } from '../../console.text.ts'
import { listRoles } from '../../contract.ts'
import './account.css'

const text = accountsText.roles

type Role = ReceivedOf<typeof listRoles>['roles'][number]

type Group = { readonly id: string; readonly title: string; readonly has: (role: Role) => boolean }

const groups: readonly Group[] = [
  { id: 'duty', title: text.duty, has: (role) => role.duty !== 'none' },
  { id: 'officer', title: text.officer, has: (role) => role.duty === 'none' && role.holder === 'officer' },
  { id: 'partner', title: text.partner, has: (role) => role.holder === 'partner' },
]

/** 职责一览: what each role lets its holder do, in words. */
export default function RolesPage() {
  const asked = useQuery(ask(listRoles, {}))
  return (
    <div className="pad narrow">
      <PageHead title={text.title} sub={text.lead} />
      <Answered asked={asked} bones={8}>
        {({ roles, permissions }) => {
          const names = new Map(permissions.map((one) => [one.key, one.name]))
          const some = ({ id, title, has }: Group) => (
            <div id={id} key={id} className="role-group">
              <Card title={title}>
                <dl className="role-list">
                  {roles.filter(has).map((role) => (
                    <div key={role.key}>
                      <dt>
                        {role.name}
                        {role.secondFactor === 'required' && <StateTag tone="plain">{text.factor}</StateTag>}
                      </dt>
                      <dd>
                        {role.permissions.length === 0
                          ? text.nothing
                          : role.permissions.map((key) => names.get(key)).join(consoleText.listJoin)}
                      </dd>
                    </div>
                  ))}
                </dl>
              </Card>
            </div>
          )
          return (
            <>
              <nav className="row wrap role-jumps" aria-label={text.jumps}>
                {groups.map(({ id, title }) => (
                  <a key={id} href={`#${id}`}>
                    {title}
                  </a>
                ))}
              </nav>
              {groups.map(some)}
            </>
          )
        }}
      </Answered>
    </div>
  )
}
