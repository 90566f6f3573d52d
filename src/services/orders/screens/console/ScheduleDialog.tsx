import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { TimeInput } from '../../../../ui/console/WhenInput.tsx'
import { consoleText } from '../../console.text.ts'
import { listSquads } from '../../menu.contract.ts'
import { type OrderPage, scheduleOrder } from '../../orders.contract.ts'
import { placeKindNames } from '../../text.ts'
import { choicesOf, instantOf, span, today } from './words.ts'

const text = consoleText.fields
const words = consoleText.acts.schedule
type Visibility = keyof typeof text.visibilities

/** 安排服务: who goes, when and where. */
export function ScheduleDialog({ order, onClose }: { order: OrderPage; onClose: () => void }) {
  const [squadId, setSquad] = useState<string | null>(null)
  const [day, setDay] = useState(order.wantedFrom < today() ? today() : order.wantedFrom)
  const [from, setFrom] = useState('09:00')
  const [to, setTo] = useState('11:00')
  const [place, setPlace] = useState(order.place)
  const [placeKind, setPlaceKind] = useState(order.placeKind)
  const [visibility, setVisibility] = useState<Visibility>('members')
  const [capacity, setCapacity] = useState<number | null>(null)
  const right = squadId !== null && day !== '' && from !== '' && to > from && place.trim().length >= 2
  return (
    <NoteDialog
      words={words}
      lead={words.lead}
      needed="no"
      locked={!right}
      onSend={(note) =>
        call(scheduleOrder, {
          params: { id: order.id },
          body: {
            ...{ squadId: squadId!, startsAt: instantOf(day, from), endsAt: instantOf(day, to) },
            ...{ place: place.trim(), placeKind, visibility, capacity, note },
          },
        })
      }
      onClose={onClose}
    >
      <SquadField order={order} value={squadId} onChange={setSquad} />
      <DayField id="serve-day" label={text.day} value={day} onChange={setDay} />
      <Form.Item label={text.starts} htmlFor="serve-from">
        <TimeInput id="serve-from" value={from} onChange={setFrom} />
      </Form.Item>
      <Form.Item label={text.ends} htmlFor="serve-to">
        <TimeInput id="serve-to" value={to} onChange={setTo} />
      </Form.Item>
      <Form.Item label={text.place} htmlFor="serve-place">
        <Input id="serve-place" maxLength={120} value={place} onChange={(event) => setPlace(event.target.value)} />
      </Form.Item>
      <Form.Item label={text.placeKind} htmlFor="serve-place-kind">
        <Select id="serve-place-kind" value={placeKind} onChange={setPlaceKind} options={choicesOf(placeKindNames)} />
      </Form.Item>
      <Form.Item label={text.visibility} htmlFor="serve-visibility">
        <Select
          id="serve-visibility"
          value={visibility}
          onChange={setVisibility}
          options={choicesOf(text.visibilities)}
        />
      </Form.Item>
      <Form.Item label={text.capacity} htmlFor="serve-capacity">
        <InputNumber id="serve-capacity" min={1} max={100_000} precision={0} value={capacity} onChange={setCapacity} />
      </Form.Item>
    </NoteDialog>
  )
}

/** The squads that bring what was ordered, each with when it is out. */
function SquadField({
  order,
  value,
  onChange,
}: {
  order: OrderPage
  value: string | null
  onChange: (squadId: string) => void
}) {
  const asked = useQuery(ask(listSquads, { query: { orgId: order.menuOrgId } }))
  const squads = (asked.data?.squads ?? []).filter((one) => !one.ended && one.families.includes(order.family))
  const bookings = squads.find((one) => one.id === value)?.bookings ?? []
  return (
    <Form.Item
      label={text.squad}
      htmlFor="serve-squad"
      extra={bookings.map((one) => `${span(one.startsAt, one.endsAt)} ${one.title}`).join('；')}
    >
      <Select
        id="serve-squad"
        value={value}
        onChange={onChange}
        loading={asked.isFetching}
        notFoundContent={text.noSquad}
        options={squads.map((one) => ({ value: one.id, label: `${one.name} · ${one.orgName}` }))}
      />
    </Form.Item>
  )
}
