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

/** 职责一览: what each role lets its holder do, in words. */
export default function RolesPage() {
  const asked = useQuery(ask(listRoles, {}))
  return (
    <div className="pad narrow">
      <PageHead title={text.title} sub={text.lead} />
      <Answered asked={asked} bones={8}>
        {({ roles, permissions }) => {
          const names = new Map(permissions.map((one) => [one.key, one.name]))
          const some = (title: string, is: (role: Role) => boolean) => (
            <Card title={title}>
              <dl className="role-list">
                {roles.filter(is).map((role) => (
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
          )
          return (
            <>
              {some(text.duty, (role) => role.duty !== 'none')}
              {some(text.officer, (role) => role.duty === 'none' && role.holder === 'officer')}
              {some(text.partner, (role) => role.holder === 'partner')}
            </>
          )
        }}
      </Answered>
    </div>
  )
}
