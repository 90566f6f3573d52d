import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { readMenu } from '../../menu.contract.ts'
import type { PlaceKind } from '../../model.ts'
import { enterHotlineOrder, enterUnionOrder } from '../../orders.contract.ts'
import { placeKindNames } from '../../text.ts'
import { choicesOf, today } from './words.ts'

const text = consoleText.enter
const { fields } = consoleText
const phoneForm = /^1\d{10}$|^0\d{9,11}$/

type Draft = {
  readonly how: keyof typeof text.hows
  readonly orgId: string
  readonly name: string
  readonly phone: string
  readonly menuOrgId: string
  readonly offerId: string | null
  readonly wish: string
  readonly placeKind: PlaceKind
  readonly place: string
  readonly wantedFrom: string
  readonly wantedTo: string
  readonly people: number | null
}

/** 登记点单: for the members of a union, or as somebody says it by telephone. */
export function EnterDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const [idempotencyKey] = useState(newId)
  const [draft, setDraft] = useState<Draft>({
    ...{ how: 'union', orgId: org.id, name: '', phone: '', menuOrgId: org.id, offerId: null, wish: '' },
    ...{ placeKind: 'firm', place: '', wantedFrom: today(), wantedTo: today(), people: null },
  })
  const change = (some: Partial<Draft>) => setDraft({ ...draft, ...some })
  const send = useMutation<{ number: string }>({ mutationFn: () => enter(draft, idempotencyKey) })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !isWhole(draft), onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(text.done, { number: send.data.number })}</p>}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <WhoFields draft={draft} onChange={change} />
        <WhatFields draft={draft} onChange={change} />
      </Form>
    </ActDialog>
  )
}

function isWhole({ how, name, phone, offerId, wish, place, wantedFrom, wantedTo }: Draft): boolean {
  const caller = how === 'union' || (name.trim() !== '' && phoneForm.test(phone.trim()))
  const wanted = offerId !== null || wish.trim().length >= 5
  return caller && wanted && place.trim().length >= 2 && wantedFrom !== '' && wantedTo >= wantedFrom
}

function enter({ how, orgId, name, phone, ...wish }: Draft, idempotencyKey: string): Promise<{ number: string }> {
  if (how === 'union') return call(enterUnionOrder, { body: { ...wish, orgId } }, { idempotencyKey })
  const caller = { name: name.trim(), phone: phone.trim() }
  return call(enterHotlineOrder, { body: { ...wish, ...caller } }, { idempotencyKey })
}

type Fields = { draft: Draft; onChange: (some: Partial<Draft>) => void }

function TextField({
  id,
  label,
  value,
  onText,
}: {
  id: string
  label: string
  value: string
  onText: (typed: string) => void
}) {
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input id={id} maxLength={120} value={value} onChange={(event) => onText(event.target.value)} />
    </Form.Item>
  )
}

function WhoFields({ draft, onChange }: Fields) {
  return (
    <>
      <Form.Item label={text.how} htmlFor="enter-how">
        <Select id="enter-how" value={draft.how} onChange={(how) => onChange({ how })} options={choicesOf(text.hows)} />
      </Form.Item>
      {draft.how === 'union' ? (
        <Form.Item label={text.org} htmlFor="enter-org">
          <OrgField id="enter-org" value={draft.orgId} onChange={(orgId) => onChange({ orgId })} />
        </Form.Item>
      ) : (
        <>
          <TextField id="enter-name" label={text.name} value={draft.name} onText={(name) => onChange({ name })} />
          <TextField id="enter-phone" label={text.phone} value={draft.phone} onText={(phone) => onChange({ phone })} />
        </>
      )}
    </>
  )
}

function WhatFields({ draft, onChange }: Fields) {
  const asked = useQuery(ask(readMenu, { query: { orgId: draft.menuOrgId } }))
  const offers = (asked.data?.offers ?? []).filter((one) => !one.retired)
  return (
    <>
      <Form.Item label={text.menuOrg} htmlFor="enter-menu">
        <OrgField
          id="enter-menu"
          value={draft.menuOrgId}
          onChange={(menuOrgId) => onChange({ menuOrgId, offerId: null })}
        />
      </Form.Item>
      <Form.Item label={text.offer} htmlFor="enter-offer">
        <Select
          id="enter-offer"
          allowClear
          value={draft.offerId}
          onChange={(offerId) => onChange({ offerId: offerId ?? null })}
          loading={asked.isFetching}
          options={offers.map((one) => ({ value: one.id, label: one.title }))}
        />
      </Form.Item>
      <TextField id="enter-wish" label={text.wish} value={draft.wish} onText={(wish) => onChange({ wish })} />
      <TextField id="enter-place" label={fields.place} value={draft.place} onText={(place) => onChange({ place })} />
      <Form.Item label={fields.placeKind} htmlFor="enter-place-kind">
        <Select
          id="enter-place-kind"
          value={draft.placeKind}
          onChange={(placeKind) => onChange({ placeKind })}
          options={choicesOf(placeKindNames)}
        />
      </Form.Item>
      <DayField
        id="enter-from"
        label={text.from}
        value={draft.wantedFrom}
        onChange={(wantedFrom) => onChange({ wantedFrom })}
      />
      <DayField id="enter-to" label={text.to} value={draft.wantedTo} onChange={(wantedTo) => onChange({ wantedTo })} />
      <Form.Item label={text.people} htmlFor="enter-people">
        <InputNumber
          id="enter-people"
          min={1}
          max={100_000}
          precision={0}
          value={draft.people}
          onChange={(people) => onChange({ people })}
        />
      </Form.Item>
    </>
  )
}
