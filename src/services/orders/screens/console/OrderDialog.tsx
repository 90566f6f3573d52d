import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber, Rate, Select } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { consoleText } from '../../console.text.ts'
import { readMenu } from '../../menu.contract.ts'
import {
  callOff,
  declineOrder,
  handOnOrder,
  logService,
  type OrderPage,
  rateUnionOrder,
  takeOrder,
} from '../../orders.contract.ts'

const { fields } = consoleText

export type OrderDeed = keyof typeof consoleText.acts
type PlainDeed = Exclude<OrderDeed, 'schedule'>

const freeNotes: readonly OrderDeed[] = ['take', 'serve', 'confirm']
const mostStars = 5

/** One step of an order with its words. */
export function OrderDialog({ deed, order, onClose }: { deed: PlainDeed; order: OrderPage; onClose: () => void }) {
  const [officeId, setOffice] = useState<string | null>(order.officeId)
  const [orgId, setOrg] = useState(order.menuOrgId)
  const [heads, setHeads] = useState<number | null>(null)
  const [handouts, setHandouts] = useState<number | null>(0)
  const [stars, setStars] = useState(mostStars)
  const words = consoleText.acts[deed]
  const locked =
    (deed === 'take' && officeId === null) ||
    (deed === 'hand-on' && orgId === order.menuOrgId) ||
    (deed === 'serve' && heads === null)
  return (
    <NoteDialog
      words={words}
      lead={words.lead}
      needed={freeNotes.includes(deed) ? 'no' : 'yes'}
      danger={deed === 'decline' || deed === 'call-off' || deed === 'not-served'}
      locked={locked}
      onSend={(note) =>
        send(deed, order.id, {
          note,
          officeId: officeId ?? '',
          orgId,
          heads: heads ?? 0,
          handouts: handouts ?? 0,
          stars,
        })
      }
      onClose={onClose}
    >
      {deed === 'take' && <OfficeField menuOrgId={order.menuOrgId} value={officeId} onChange={setOffice} />}
      {deed === 'hand-on' && (
        <Form.Item label={fields.handOnTo} htmlFor="hand-on-to">
          <OrgField id="hand-on-to" value={orgId} onChange={setOrg} />
        </Form.Item>
      )}
      {deed === 'serve' && (
        <>
          <Form.Item label={fields.heads} htmlFor="heads">
            <InputNumber id="heads" min={0} max={1_000_000} precision={0} value={heads} onChange={setHeads} />
          </Form.Item>
          <Form.Item label={fields.handouts} htmlFor="handouts">
            <InputNumber id="handouts" min={0} max={1_000_000} precision={0} value={handouts} onChange={setHandouts} />
          </Form.Item>
        </>
      )}
      {deed === 'confirm' && (
        <Form.Item label={fields.stars}>
          <Rate allowClear={false} value={stars} onChange={setStars} />
        </Form.Item>
      )}
    </NoteDialog>
  )
}

function OfficeField({
  menuOrgId,
  value,
  onChange,
}: {
  menuOrgId: string
  value: string | null
  onChange: (officeId: string) => void
}) {
  const asked = useQuery(ask(readMenu, { query: { orgId: menuOrgId } }))
  return (
    <Form.Item label={fields.office} htmlFor="office">
      <Select
        id="office"
        value={value}
        onChange={onChange}
        loading={asked.isFetching}
        notFoundContent={fields.noOffice}
        options={(asked.data?.offices ?? [])
          .filter((one) => !one.closed)
          .map((one) => ({ value: one.id, label: one.name }))}
      />
    </Form.Item>
  )
}

type Said = {
  readonly note: string
  readonly officeId: string
  readonly orgId: string
  readonly heads: number
  readonly handouts: number
  readonly stars: number
}

function send(deed: PlainDeed, id: string, said: Said): Promise<unknown> {
  const { note, officeId, orgId, heads, handouts, stars } = said
  const params = { id }
  switch (deed) {
    case 'take':
      return call(takeOrder, { params, body: { officeId, note } })
    case 'decline':
      return call(declineOrder, { params, body: { note } })
    case 'hand-on':
      return call(handOnOrder, { params, body: { orgId, note } })
    case 'call-off':
      return call(callOff, { params, body: { note } })
    case 'serve':
      return call(logService, { params, body: { heads, handouts, note } })
    case 'confirm':
      return call(rateUnionOrder, { params, body: { served: 'served', stars, text: note } })
    case 'not-served':
      return call(rateUnionOrder, { params, body: { served: 'not-served', stars: 1, text: note } })
  }
}
