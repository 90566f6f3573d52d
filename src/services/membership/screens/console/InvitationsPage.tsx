import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { addDays } from '../../../../platform/dates.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { closeInvitation, type InvitationCard, listInvitations, makeInvitation } from '../../invitations.contract.ts'
import './members.css'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { fullDay, today } from './words.ts'

const text = consoleText.invitations
const tones: Record<InvitationCard['state'], Tone> = {
  open: 'ok',
  expired: 'plain',
  'used-up': 'plain',
  closed: 'plain',
}
const usualDays = 90

/** 邀请入会: codes that hang as posters or are sent along. */
export default function InvitationsPage() {
  const asked = useQuery(ask(listInvitations, { query: {} }))
  const [making, setMaking] = useState(false)
  const [closing, setClosing] = useState<InvitationCard | null>(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setMaking(true)}>
          {text.make}
        </Button>
      </PageHead>
      <section className="card">
        <Answered asked={asked} bones={6}>
          {({ invitations }) =>
            invitations.length === 0 ? (
              <Empty icon="send" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <div className="table-scroll inset">
                <Invitations invitations={invitations} onClose={setClosing} />
              </div>
            )
          }
        </Answered>
      </section>
      {making && <MakeDialog onClose={() => setMaking(false)} />}
      {closing && <CloseDialog invitation={closing} onClose={() => setClosing(null)} />}
    </div>
  )
}

function Invitations({
  invitations,
  onClose,
}: {
  invitations: readonly InvitationCard[]
  onClose: (invitation: InvitationCard) => void
}) {
  const names = text.columns
  return (
    <PlainTable
      caption={text.title}
      rows={invitations}
      keyOf={(one) => one.id}
      quiet={(one) => one.state !== 'open'}
      columns={[
        { key: 'code', name: names.code, cell: (one) => <span className="num">{one.code}</span> },
        { key: 'org', name: names.org, cell: (one) => one.orgName },
        { key: 'remark', name: names.remark, cell: (one) => one.remark },
        {
          key: 'uses',
          name: names.uses,
          right: true,
          cell: (one) => (one.mostUses === null ? one.uses : say(text.usedOf, { n: one.uses, most: one.mostUses })),
        },
        { key: 'lastOn', name: names.lastOn, cell: (one) => fullDay(one.lastOn) },
        { key: 'by', name: names.by, cell: (one) => one.madeByName },
        {
          key: 'state',
          name: names.state,
          cell: (one) => <StateTag tone={tones[one.state]}>{text.states[one.state]}</StateTag>,
        },
        {
          key: 'acts',
          name: '',
          cell: (one) =>
            one.state === 'open' && (
              <span className="row no-print">
                <Link
                  className="link"
                  to={`/membership/poster?${new URLSearchParams({ code: one.code, union: one.orgName, until: one.lastOn })}`}
                >
                  {text.poster}
                </Link>
                <button type="button" className="plain link" onClick={() => onClose(one)}>
                  {text.close}
                </button>
              </span>
            ),
        },
      ]}
    />
  )
}

function MakeDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const [orgId, setOrgId] = useState(org.id)
  const [lastOn, setLastOn] = useState(addDays(today(), usualDays))
  const [mostUses, setMost] = useState<number | null>(null)
  const [remark, setRemark] = useState('')
  const send = useMutation({
    mutationFn: () => call(makeInvitation, { body: { orgId, lastOn, mostUses, remark: remark.trim() } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.makeTitle}
      onClose={onClose}
      act={{ name: text.make, busy: send.isPending, locked: lastOn === '', onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={text.org} htmlFor="invite-org">
          <OrgField id="invite-org" value={orgId} onChange={setOrgId} />
        </Form.Item>
        <DayField id="invite-last" label={text.lastOn} value={lastOn} onChange={setLastOn} />
        <Form.Item label={text.most} htmlFor="invite-most" extra={text.mostHint}>
          <InputNumber
            controls={false}
            id="invite-most"
            min={1}
            max={100_000}
            precision={0}
            value={mostUses}
            onChange={setMost}
          />
        </Form.Item>
        <Form.Item label={text.remark} htmlFor="invite-remark" extra={text.remarkHint}>
          <Input
            id="invite-remark"
            maxLength={100}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function CloseDialog({ invitation, onClose }: { invitation: InvitationCard; onClose: () => void }) {
  const send = useMutation({
    mutationFn: () => call(closeInvitation, { params: { id: invitation.id } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={say(text.closeTitle, { code: invitation.code })}
      onClose={onClose}
      act={{ name: text.close, busy: send.isPending, danger: true, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.closeLead}</p>
    </ActDialog>
  )
}
