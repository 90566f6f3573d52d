import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { consoleStationsText } from '../../console-stations.text.ts'
import { handOutParcel, type ParcelCard, showParcels } from '../../stations.contract.ts'

const text = consoleStationsText.parcels

/** At the counter: card or code is shown, what waits is listed with its shelf, each is handed out once. */
export function PickUpDialog({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const [by, setBy] = useState<'card' | 'code'>('code')
  const [code, setCode] = useState('')
  const showing = useMutation({
    mutationFn: () => call(showParcels, { body: { by, code: code.replace(/\s/g, '') } }, { idempotencyKey: newId() }),
  })
  const close = () => {
    void answers.invalidateQueries()
    onClose()
  }
  return (
    <Modal
      open
      title={text.showTitle}
      onCancel={close}
      mask={{ closable: false }}
      footer={<Button onClick={close}>{text.close}</Button>}
    >
      <Form layout="vertical" component="div">
        <Radio.Group
          optionType="button"
          options={[
            { value: 'code', label: text.byCode },
            { value: 'card', label: text.byCard },
          ]}
          value={by}
          onChange={(event) => {
            setBy(event.target.value as 'card' | 'code')
            setCode('')
            showing.reset()
          }}
        />
        <Form.Item
          style={{ marginTop: 16 }}
          label={by === 'card' ? text.byCard : text.byCode}
          htmlFor="pick-up-code"
          help={sentenceOf(showing.error) ?? (by === 'card' ? text.cardHelp : text.codeHelp)}
          {...(showing.error && { validateStatus: 'error' as const })}
        >
          <Input.Search
            id="pick-up-code"
            size="large"
            inputMode="numeric"
            autoFocus
            autoComplete="off"
            maxLength={20}
            value={code}
            enterButton={text.find}
            loading={showing.isPending}
            onChange={(event) => setCode(event.target.value)}
            onSearch={() => code.trim() !== '' && showing.mutate()}
          />
        </Form.Item>
      </Form>
      {showing.data && <Found key={showing.submittedAt} parcels={showing.data.parcels} />}
    </Modal>
  )
}

function Found({ parcels }: { parcels: readonly ParcelCard[] }) {
  return (
    <section aria-live="polite">
      <p className="muted">{text.found}</p>
      <ul className="mall-found">
        {parcels.map((parcel) => (
          <Parcel key={parcel.orderId} parcel={parcel} />
        ))}
      </ul>
    </section>
  )
}

function Parcel({ parcel }: { parcel: ParcelCard }) {
  const [key] = useState(newId)
  const handing = useMutation({
    mutationFn: () => call(handOutParcel, { params: { id: parcel.orderId } }, { idempotencyKey: key }),
  })
  return (
    <li>
      <b className="num">{parcel.shelf}</b>
      <span>
        {parcel.receiver} <span className="num">{parcel.phone}</span>
        <small>{parcel.goods.join(' ')}</small>
        {handing.error && (
          <small className="bad-mark" role="alert">
            {sentenceOf(handing.error)}
          </small>
        )}
      </span>
      {handing.isSuccess ? (
        <StateTag tone="ok">{text.handedOut}</StateTag>
      ) : (
        <Button type="primary" loading={handing.isPending} onClick={() => handing.mutate()}>
          {text.handOut}
        </Button>
      )}
    </li>
  )
}
