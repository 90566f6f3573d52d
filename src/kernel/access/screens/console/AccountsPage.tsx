import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { accountsText as text } from '../../accounts.text.ts'
import { listAccounts, listRoles } from '../../contract.ts'
import { AccountSheet } from './AccountSheet.tsx'
import { OpenAccountDialog } from './OpenAccountDialog.tsx'
import { OrgField } from './OrgField.tsx'
import './account.css'

type Row = ReceivedOf<typeof listAccounts>['accounts'][number]
type State = keyof typeof text.states

/** Accounts of the reader's subtree beside the one that is opened; every filter stands in the address. */
export default function AccountsPage() {
  const { id } = useParams()
  const { org } = useReader()
  const [params] = useSearchParams()
  const search = useDeferredValue(params.get('search')?.trim() ?? '')
  const [role, kind, state] = [params.get('role'), params.get('kind'), params.get('state')]
  const asked = useInfiniteQuery(
    askPages(listAccounts, {
      query: {
        orgId: params.get('org') ?? org.id,
        ...(search && { search }),
        ...(role && { role }),
        ...(kind && { kind: kind as Row['kind'] }),
        ...(state && { state: state as State }),
      },
    }),
  )
  const accounts = asked.data?.pages.flatMap((page) => page.accounts) ?? []
  const filtered = [search, role, kind, state].some(Boolean)
  return (
    <Split
      list={
        <>
          <Head />
          <Filters />
          <div className="split-rows accounts-rows">
            <Answered asked={asked} bones={8}>
              {() =>
                accounts.length === 0 ? (
                  <Empty icon="person" title={filtered ? text.none : text.noneYet}>
                    <p>{filtered ? text.noneLead : text.noneYetLead}</p>
                  </Empty>
                ) : (
                  <>
                    <ul>
                      {accounts.map((account) => (
                        <AccountRow key={account.id} account={account} opened={account.id === id} />
                      ))}
                    </ul>
                    <MoreRows
                      shown={accounts.length}
                      unit={text.unit}
                      more={asked.hasNextPage}
                      loading={asked.isFetchingNextPage}
                      onMore={() => void asked.fetchNextPage()}
                    />
                  </>
                )
              }
            </Answered>
          </div>
        </>
      }
      detail={id && <AccountSheet key={id} id={id} />}
      nothingOpened={text.pick}
    />
  )
}

function Head() {
  const [opening, setOpening] = useState<'officer' | 'partner' | null>(null)
  const mayOpen = useMay('access.account.open')
  const mayOpenPartner = useMay('access.partner.open')
  return (
    <header className="accounts-head">
      <h1>{text.title}</h1>
      <span className="grow" />
      <Link className="link small" to="/roles">
        {text.rolesPage}
      </Link>
      {mayOpen && (
        <Button size="small" icon={<Icon name="plus" size="s" />} onClick={() => setOpening('officer')}>
          {text.kinds.officer}
        </Button>
      )}
      {mayOpenPartner && (
        <Button size="small" icon={<Icon name="plus" size="s" />} onClick={() => setOpening('partner')}>
          {text.kinds.partner}
        </Button>
      )}
      {opening && <OpenAccountDialog kind={opening} onClose={() => setOpening(null)} />}
    </header>
  )
}

function Filters() {
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const roles = useQuery(ask(listRoles, {}))
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(params)
    value ? next.set(name, value) : next.delete(name)
    setParams(next, { replace: true })
  }
  const choice = (name: string, label: string, any: string, options: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      className="grow"
      popupMatchSelectWidth={false}
      value={params.get(name) ?? ''}
      onChange={(picked: string) => set(name, picked)}
      options={[{ value: '', label: any }, ...options]}
    />
  )
  return (
    <div className="split-tools accounts-tools">
      <Input
        allowClear
        prefix={<Icon name="search" size="s" />}
        placeholder={text.find}
        aria-label={text.find}
        defaultValue={params.get('search') ?? ''}
        onChange={(event) => set('search', event.target.value.trim())}
      />
      <OrgField
        label={text.org}
        value={params.get('org') ?? org.id}
        onChange={(picked) => set('org', picked === org.id ? null : picked)}
      />
      <div className="row">
        {choice(
          'role',
          text.role,
          text.anyRole,
          (roles.data?.roles ?? []).map((role) => ({ value: role.key, label: role.name })),
        )}
        {choice(
          'state',
          text.state,
          text.anyState,
          Object.entries(text.states).map(([value, label]) => ({ value, label })),
        )}
        {choice(
          'kind',
          text.kind,
          text.anyKind,
          Object.entries(text.kinds).map(([value, label]) => ({ value, label })),
        )}
      </div>
    </div>
  )
}

function AccountRow({ account, opened }: { account: Row; opened: boolean }) {
  const [params] = useSearchParams()
  return (
    <li>
      <Link to={{ pathname: `/accounts/${account.id}`, search: params.toString() }} aria-current={opened}>
        <span>
          <b>
            {account.holderName}
            <small className="account-name">{account.name}</small>
          </b>
          {account.locked ? (
            <StateTag tone="bad">{text.locked}</StateTag>
          ) : (
            !account.passwordSet && <StateTag tone="plain">{text.waiting}</StateTag>
          )}
        </span>
        <span>
          <small>{rolesInWords(account)}</small>
        </span>
      </Link>
    </li>
  )
}

function rolesInWords({ roles, orgName }: Row): string {
  const [first] = roles
  if (!first) return `${text.noRole}，${orgName}`
  const words = say(text.rolesOf, { role: first.name, org: first.orgName })
  return roles.length > 1 ? `${words} ${say(text.moreRoles, { n: roles.length })}` : words
}
