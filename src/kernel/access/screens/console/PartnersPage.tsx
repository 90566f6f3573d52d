import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { accountsText } from '../../accounts.text.ts'
import { listRoles } from '../../contract.ts'
import { OpenAccountDialog } from './OpenAccountDialog.tsx'

const text = accountsText.partners

/** 合作方账号: opened by whoever deals with them; which roles there are, and what each may do. */
export default function PartnersPage() {
  const [opening, setOpening] = useState(false)
  const asked = useQuery(ask(listRoles, {}))
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setOpening(true)}>
          {text.open}
        </Button>
      </PageHead>
      <Card title={text.roles} ruled>
        <Answered asked={asked} bones={5}>
          {({ roles, permissions }) => (
            <Facts
              facts={roles
                .filter((role) => role.holder === 'partner')
                .map((role) => ({
                  name: role.name,
                  value:
                    permissions
                      .filter((one) => role.permissions.includes(one.key))
                      .map((one) => one.name)
                      .join(text.and) || text.nothingYet,
                }))}
            />
          )}
        </Answered>
      </Card>
      {opening && <OpenAccountDialog kind="partner" onClose={() => setOpening(false)} />}
    </div>
  )
}
