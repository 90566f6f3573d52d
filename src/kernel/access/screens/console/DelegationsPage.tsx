import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { accountsText } from '../../accounts.text.ts'
import { listDelegations, takeRole } from '../../contract.ts'
import { LendDialog } from './LendDialog.tsx'
import type { OwnRole } from './shown.ts'
import '../../../../ui/console/rows.css'
import './account.css'

const text = accountsText.lend

/** 委托: what I may lend, what I have lent, what was lent to me. */
export default function DelegationsPage() {
  const asked = useQuery(ask(listDelegations, {}))
  return (
    <div className="pad narrow">
      <PageHead title={text.title} sub={text.lead} />
      <Answered asked={asked} bones={6}>
        {({ own, given, received }) => (
          <>
            <Own own={own} />
            <Card title={text.given}>
              <Lines none={text.givenNone} of={given}>
                {(one) => (
                  <Line key={one.id} role={one} note={say(text.person, { person: one.person })}>
                    {one.over ? <StateTag tone="plain">{text.over}</StateTag> : <Take id={one.id} />}
                  </Line>
                )}
              </Lines>
            </Card>
            <Card title={text.received}>
              <Lines none={text.receivedNone} of={received}>
                {(one) => (
                  <Line key={one.id} role={one} note={say(text.by, { person: one.person })}>
                    <StateTag tone={one.inForce ? 'ok' : 'plain'}>
                      {one.inForce ? text.here : one.over ? text.over : text.waiting}
                    </StateTag>
                  </Line>
                )}
              </Lines>
            </Card>
          </>
        )}
      </Answered>
    </div>
  )
}

function Own({ own }: { own: readonly OwnRole[] }) {
  const [lending, setLending] = useState<OwnRole | null>(null)
  return (
    <Card title={text.own}>
      <Lines none={text.ownNone} of={own}>
        {(one) => (
          <Line key={one.id} role={one}>
            <Button onClick={() => setLending(one)}>{text.lend}</Button>
          </Line>
        )}
      </Lines>
      {lending && <LendDialog own={lending} onClose={() => setLending(null)} />}
    </Card>
  )
}

function Lines<One>({ of, none, children }: { of: readonly One[]; none: string; children: (one: One) => ReactNode }) {
  if (of.length === 0) return <p className="muted inset none-line">{none}</p>
  return <ul className="lines sign-ins">{of.map(children)}</ul>
}

function Line({ role, note, children }: { role: OwnRole; note?: string; children: ReactNode }) {
  return (
    <li>
      <span className="grow">
        <b>{role.roleName}</b>
        <small>
          {role.orgName}
          {note && (
            <>
              <span className="sep" />
              {note}
              <span className="sep" />
              {say(text.line, { from: sayFullDay(role.from), until: sayFullDay(role.lastDay ?? role.from) })}
            </>
          )}
        </small>
      </span>
      {children}
    </li>
  )
}

function Take({ id }: { id: string }) {
  const { message } = App.useApp()
  const take = useMutation({
    mutationFn: () => call(takeRole, { params: { id } }),
    onSuccess: () => message.success(text.taken),
    onError: (failure) => message.error(sentenceOf(failure)),
  })
  return (
    <Button loading={take.isPending} onClick={() => take.mutate()}>
      {text.take}
    </Button>
  )
}
