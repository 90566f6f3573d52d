import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { accountsText } from '../../accounts.text.ts'
import { consoleText } from '../../console.text.ts'
import { explainAccess, getAccount, listRoles } from '../../contract.ts'
import { GrantLine } from './AccountSheet.tsx'
import { OrgField } from './OrgField.tsx'
import type { Account } from './shown.ts'
import '../../../../ui/console/rows.css'
import './account.css'

const text = accountsText.why

type Told = ReceivedOf<typeof explainAccess>
type Standing = keyof typeof text.standings

const tones: Record<Standing, Tone> = {
  gives: 'ok',
  ended: 'plain',
  'to-come': 'info',
  'source-ended': 'plain',
  elsewhere: 'plain',
}

/** Why somebody can or cannot do a thing at an organisation; the question stands in the address. */
export default function ReasonsPage() {
  const { id } = useParams()
  const asked = useQuery(ask(getAccount, { params: { id: id! } }))
  return (
    <div className="pad narrow">
      <Answered asked={asked} bones={4}>
        {(account) => <Question account={account} />}
      </Answered>
    </div>
  )
}

function Question({ account }: { account: Account }) {
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const catalogue = useQuery(ask(listRoles, {}))
  const permission = params.get('permission')
  const orgId = params.get('org') ?? org.id
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    next.set(name, value)
    setParams(next, { replace: true })
  }
  const permissions = catalogue.data?.permissions ?? []
  const what = permissions.find((one) => one.key === permission)?.name ?? ''
  return (
    <>
      <PageHead
        crumbs={
          <Link to={`/accounts/${account.id}`}>
            <Icon name="chevron-left" size="s" />
            {accountsText.title}
          </Link>
        }
        title={text.title}
        sub={say(text.lead, { name: account.holderName, account: account.name })}
      />
      <section className="card why-question">
        <label htmlFor="why-permission">{text.wish}</label>
        <Select
          id="why-permission"
          value={permission ?? undefined}
          placeholder={text.pickPermission}
          onChange={(picked: string) => set('permission', picked)}
          showSearch={{ optionFilterProp: 'label' }}
          loading={catalogue.isFetching}
          options={permissions.map((one) => ({ value: one.key, label: one.name }))}
        />
        <label htmlFor="why-org">{text.org}</label>
        <OrgField id="why-org" label={text.org} value={orgId} onChange={(picked) => set('org', picked)} />
      </section>
      {permission && what ? (
        <Verdict account={account} permission={permission} what={what} orgId={orgId} />
      ) : (
        <p className="soft inset">{text.start}</p>
      )}
    </>
  )
}

function Verdict({
  account,
  permission,
  what,
  orgId,
}: {
  account: Account
  permission: string
  what: string
  orgId: string
}) {
  const asked = useQuery(ask(explainAccess, { params: { id: account.id }, query: { permission, orgId } }))
  return (
    <Answered asked={asked} bones={4}>
      {(told) => (
        <section className="card why-verdict">
          <h2>
            <StateTag tone={told.may ? 'ok' : 'bad'} icon={told.may ? 'check-circle' : 'cross-circle'}>
              {told.may ? text.may : text.mayNot}
            </StateTag>
            {say(told.may ? text.mayAt : text.mayNotAt, { name: account.holderName, org: told.org.name, what })}
          </h2>
          <Because told={told} />
        </section>
      )}
    </Answered>
  )
}

function Because({ told }: { told: Told }) {
  return (
    <>
      {told.obstacles.length > 0 && (
        <div>
          <h3>{text.missing}</h3>
          <ul className="why-obstacles">
            {told.obstacles.map((obstacle) => (
              <li key={obstacle}>{text.obstacles[obstacle]}</li>
            ))}
          </ul>
        </div>
      )}
      {told.bearings.length > 0 && (
        <div>
          <h3>{text.because}</h3>
          <ul className="lines grant-lines">
            {told.bearings.map((bearing) => (
              <GrantLine key={bearing.grant.id} grant={bearing.grant}>
                <StateTag tone={tones[bearing.standing]}>{text.standings[bearing.standing]}</StateTag>
              </GrantLine>
            ))}
          </ul>
        </div>
      )}
      {told.obstacles.includes('no-role') && (
        <>
          <div>
            <h3>{text.carriers}</h3>
            <p>{told.carriers.map((role) => role.name).join(consoleText.listJoin)}</p>
          </div>
          <div>
            <h3>{text.givers}</h3>
            {told.givers.length === 0 ? (
              <p className="muted">{text.noGivers}</p>
            ) : (
              <ul>
                {told.givers.map((giver) => (
                  <li key={`${giver.name} ${giver.orgName}`}>
                    {say(text.giver, { name: giver.name, org: giver.orgName, role: giver.roleName })}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </>
      )}
    </>
  )
}
