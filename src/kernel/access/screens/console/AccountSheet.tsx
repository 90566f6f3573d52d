import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { addDays, dayOf } from '../../../../platform/dates.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { accountsText } from '../../accounts.text.ts'
import { getAccount, takeRole } from '../../contract.ts'
import { GiveRoleDialog } from './GiveRoleDialog.tsx'
import { GuardDialog, type Guarding } from './GuardDialog.tsx'
import type { Account } from './shown.ts'
import '../../../../ui/console/rows.css'
import './account.css'

const text = accountsText.sheet
const acts = accountsText.acts

type Grant = Account['grants'][number]

/** One account: who it is, what it may do, and what may be done about it. */
export function AccountSheet({ id }: { id: string }) {
  const asked = useQuery(ask(getAccount, { params: { id } }))
  return (
    <Answered asked={asked} bones={8}>
      {(account) => (
        <>
          <Head account={account} />
          <div className="facts account-sheet">
            {account.lockedAt && (
              <Alert
                type="error"
                showIcon
                title={say(text.lockedSince, {
                  day: sayFullDay(dayOf(account.lockedAt)),
                  reason: account.lockReason ?? '',
                })}
              />
            )}
            <Roles account={account} />
            <section>
              <h3>{text.safety}</h3>
              <Facts facts={factsOf(account)} />
            </section>
          </div>
        </>
      )}
    </Answered>
  )
}

function factsOf(account: Account) {
  const day = (instant: string) => sayFullDay(dayOf(instant))
  return [
    { name: text.account, value: account.name },
    { name: text.kind, value: accountsText.kinds[account.kind] },
    { name: text.org, value: account.orgName },
    { name: text.phone, value: account.maskedPhone ?? text.noPhone },
    { name: text.opened, value: day(account.openedAt) },
    {
      name: text.password,
      value: account.passwordChangedAt
        ? say(text.passwordSet, { day: day(account.passwordChangedAt) })
        : text.passwordUnset,
    },
    {
      name: text.factor,
      value: account.factorBoundAt ? say(text.factorOn, { day: day(account.factorBoundAt) }) : text.factorOff,
    },
    { name: text.seen, value: account.lastSeenAt ? sayInstant(account.lastSeenAt, instantNow()) : text.never },
    { name: text.live, value: account.liveSessions > 0 ? say(text.liveOf, { n: account.liveSessions }) : null },
  ]
}

function Head({ account }: { account: Account }) {
  const [params] = useSearchParams()
  const [giving, setGiving] = useState(false)
  const [guarding, setGuarding] = useState<Guarding | null>(null)
  const mayGrant = useMay('access.role.grant')
  const mayAppoint = useMay('access.account.open')
  const mayGuard = useMay('access.account.guard')
  const guards: Guarding[] = [
    account.lockedAt ? 'unlock' : 'lock',
    'reset',
    ...(account.factorBoundAt ? (['resetFactor'] as const) : []),
  ]
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="tool only-narrow" to={{ pathname: '/accounts', search: params.toString() }}>
          <Icon name="chevron-left" size="s" />
          {accountsText.back}
        </Link>
      </p>
      <h2>
        {account.holderName}
        <small className="num">{account.name}</small>
        {account.lockedAt && <StateTag tone="bad">{accountsText.locked}</StateTag>}
        {!account.passwordChangedAt && <StateTag tone="plain">{accountsText.waiting}</StateTag>}
      </h2>
      <div className="acts">
        {(mayGrant || mayAppoint) && (
          <Button type="primary" onClick={() => setGiving(true)}>
            {acts.give}
          </Button>
        )}
        <Link to={`/accounts/${account.id}/reasons`}>
          <Button icon={<Icon name="question-circle" size="s" />}>{text.why}</Button>
        </Link>
        {mayGuard && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: guards.map((key) => ({ key, label: acts[key], danger: key === 'lock' })),
              onClick: ({ key }) => setGuarding(key as Guarding),
            }}
          >
            <Button icon={<Icon name="shield" size="s" />}>{text.safety}</Button>
          </Dropdown>
        )}
      </div>
      {giving && <GiveRoleDialog account={account} onClose={() => setGiving(false)} />}
      {guarding && <GuardDialog account={account} guarding={guarding} onClose={() => setGuarding(null)} />}
    </header>
  )
}

function Roles({ account }: { account: Account }) {
  const [taking, setTaking] = useState<Grant | null>(null)
  const mayGrant = useMay('access.role.grant')
  const today = dayOf(instantNow())
  const isPast = (grant: Grant) => grant.untilOn !== null && grant.untilOn <= today
  const held = account.grants.filter((grant) => !isPast(grant))
  const past = account.grants.filter(isPast)
  return (
    <>
      <section>
        <h3>{text.roles}</h3>
        {held.length === 0 ? (
          <p className="muted">{text.none}</p>
        ) : (
          <ul className="lines grant-lines">
            {held.map((grant) => (
              <GrantLine key={grant.id} grant={grant}>
                {mayGrant && (
                  <Button size="small" onClick={() => setTaking(grant)}>
                    {text.take}
                  </Button>
                )}
              </GrantLine>
            ))}
          </ul>
        )}
        {account.grantsElsewhere > 0 && (
          <p className="soft small">{say(text.elsewhere, { n: account.grantsElsewhere })}</p>
        )}
      </section>
      {past.length > 0 && (
        <section>
          <h3>{text.past}</h3>
          <ul className="lines grant-lines quiet">
            {past.map((grant) => (
              <GrantLine key={grant.id} grant={grant} />
            ))}
          </ul>
        </section>
      )}
      {taking && <TakeDialog account={account} grant={taking} onClose={() => setTaking(null)} />}
    </>
  )
}

/** A role, over what, from when and by whom. */
export function GrantLine({ grant, children }: { grant: Grant; children?: React.ReactNode }) {
  const days = grant.untilOn
    ? say(text.fromUntil, { from: sayFullDay(grant.fromOn), until: sayFullDay(addDays(grant.untilOn, -1)) })
    : say(text.from, { from: sayFullDay(grant.fromOn) })
  return (
    <li>
      <span className="grow">
        <b>
          {grant.roleName} {grant.lent && <StateTag tone="info">{accountsText.lent}</StateTag>}
        </b>
        <small>
          {grant.orgName}
          <span className="sep" />
          {days}
          {grant.grantedByName && (
            <>
              <span className="sep" />
              {say(grant.lent ? text.lentBy : text.by, { name: grant.grantedByName })}
            </>
          )}
        </small>
      </span>
      {children}
    </li>
  )
}

function TakeDialog({ account, grant, onClose }: { account: Account; grant: Grant; onClose: () => void }) {
  const take = useMutation({ mutationFn: () => call(takeRole, { params: { id: grant.id } }), onSuccess: onClose })
  return (
    <ActDialog
      open
      title={text.take}
      onClose={onClose}
      act={{ name: text.take, danger: true, busy: take.isPending, onAct: () => take.mutate() }}
      problem={sentenceOf(take.error)}
    >
      <p>{say(acts.takeLead, { name: account.holderName, role: grant.roleName, org: grant.orgName })}</p>
    </ActDialog>
  )
}
