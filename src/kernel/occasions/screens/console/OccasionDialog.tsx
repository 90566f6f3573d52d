import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { searchPeople } from '../../../people/contract.ts'
import { consoleText as text } from '../../console.text.ts'
import {
  addGuests,
  announceOccasion,
  cancelOccasion,
  closeOccasion,
  countHeads,
  invitePeople,
  listOccasionKinds,
  type OccasionPage,
  takeBackCount,
  writeMinutes,
} from '../../contract.ts'

export type OccasionDeed = Exclude<keyof typeof text.acts, 'taking'>
type Props = { occasion: OccasionPage; onClose: () => void }

/** One deed of whoever runs an occasion. */
export function OccasionDialog({ deed, ...given }: Props & { deed: OccasionDeed }) {
  const params = { id: given.occasion.id }
  switch (deed) {
    case 'announcement':
      return <Plain deed={deed} onSend={() => call(announceOccasion, { params })} onClose={given.onClose} />
    case 'closing':
      return <Plain deed={deed} onSend={() => call(closeOccasion, { params, body: {} })} onClose={given.onClose} />
    case 'cancellation':
      return (
        <Worded
          deed={deed}
          label={text.reason}
          danger
          onSend={(reason) => call(cancelOccasion, { params, body: { reason } })}
          onClose={given.onClose}
        />
      )
    case 'minutes':
      return (
        <Worded
          deed={deed}
          label={text.minutesText}
          rows={10}
          onSend={(words) => call(writeMinutes, { params, body: { text: words, fileIds: [] } })}
          onClose={given.onClose}
        />
      )
    case 'guests':
      return (
        <Worded
          deed={deed}
          label={text.guestLines}
          hint={text.guestHint}
          rows={6}
          onSend={(lines) => call(addGuests, { params, body: { guests: guestsIn(lines) } })}
          onClose={given.onClose}
        />
      )
    case 'people':
      return <CountDialog {...given} />
    case 'invitation':
      return <InviteDialog {...given} />
  }
}

/** Takes a wrong number back. */
export function TakeBackDialog({
  occasionId,
  countId,
  onClose,
}: {
  occasionId: string
  countId: string
  onClose: () => void
}) {
  return (
    <Worded
      deed="taking"
      label={text.reason}
      danger
      onSend={(reason) => call(takeBackCount, { params: { id: occasionId, countId }, body: { reason } })}
      onClose={onClose}
    />
  )
}

/** A line a guest: name, then unit. */
function guestsIn(lines: string): { name: string; unit: string }[] {
  return lines
    .split('\n')
    .map((line) => line.split(/[，,\t]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name, unit = '']) => ({ name: name!, unit }))
}

type Sent = { deed: keyof typeof text.acts; onClose: () => void; danger?: boolean }

function Plain({
  deed,
  onSend,
  onClose,
  danger = false,
  locked = false,
  children,
}: Sent & { onSend: () => Promise<unknown>; locked?: boolean; children?: ReactNode }) {
  const words = text.acts[deed]
  const send = useMutation({ mutationFn: onSend, onSuccess: onClose })
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{ name: words.act, busy: send.isPending, danger, locked, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{words.lead}</p>
      {children && (
        <Form layout="vertical" component="div">
          {children}
        </Form>
      )}
    </ActDialog>
  )
}

function Worded({
  label,
  hint = '',
  rows = 3,
  onSend,
  ...sent
}: Sent & { label: string; hint?: string; rows?: number; onSend: (words: string) => Promise<unknown> }) {
  const [words, setWords] = useState('')
  return (
    <Plain {...sent} locked={words.trim().length < 2} onSend={() => onSend(words.trim())}>
      <Form.Item label={label} htmlFor="words">
        <Input.TextArea
          id="words"
          autoFocus
          rows={rows}
          placeholder={hint}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Form.Item>
    </Plain>
  )
}

function CountDialog({ occasion, onClose }: Props) {
  const kinds = useQuery(ask(listOccasionKinds, {})).data?.kinds
  const [id] = useState(newId)
  const [tally, setTally] = useState('people')
  const [quantity, setQuantity] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const tallies = Object.entries(kinds?.find((one) => one.key === occasion.kind)?.tallies ?? {})
  const body = { id, tally, quantity: quantity!, note: note.trim() }
  return (
    <Plain
      deed="people"
      locked={quantity === null}
      onSend={() => call(countHeads, { params: { id: occasion.id }, body })}
      onClose={onClose}
    >
      {tallies.length > 0 && (
        <Form.Item label={text.what} htmlFor="tally">
          <Select
            id="tally"
            value={tally}
            onChange={setTally}
            options={[
              { value: 'people', label: text.people },
              ...tallies.map(([value, one]) => ({ value, label: one.name })),
            ]}
          />
        </Form.Item>
      )}
      <Form.Item label={text.quantity} htmlFor="quantity">
        <InputNumber id="quantity" min={1} max={1_000_000} precision={0} value={quantity} onChange={setQuantity} />
      </Form.Item>
      <Form.Item label={text.note} htmlFor="count-note">
        <Input id="count-note" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </Form.Item>
    </Plain>
  )
}

type Picked = { readonly value: string; readonly label: string }

function InviteDialog({ occasion, onClose }: Props) {
  const [people, setPeople] = useState<readonly Picked[]>([])
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(searchPeople, { query: { search } }), enabled: search.length > 0 })
  const options = (found.data?.people ?? []).map((person) => ({
    value: person.id,
    label: [person.maskedName, person.maskedPhone, person.homeOrgName].filter(Boolean).join(' · '),
  }))
  const personIds = people.map((one) => one.value)
  return (
    <Plain
      deed="invitation"
      locked={people.length === 0}
      onSend={() => call(invitePeople, { params: { id: occasion.id }, body: { personIds } })}
      onClose={onClose}
    >
      <Form.Item label={text.who} htmlFor="invited">
        <Select
          id="invited"
          mode="multiple"
          labelInValue
          placeholder={text.whoHint}
          value={[...people]}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          loading={found.isFetching}
          options={options}
          notFoundContent={null}
          onChange={(picked: Picked[]) => setPeople(picked)}
        />
      </Form.Item>
    </Plain>
  )
}
