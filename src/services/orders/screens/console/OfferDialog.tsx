import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { addOffer, changeOffer, type MenuPage as Menu } from '../../menu.contract.ts'
import type { OfferFamily, PlaceKind } from '../../model.ts'
import { familyNames, placeKindNames } from '../../text.ts'
import type { Offered } from './menu-opened.ts'
import { choicesOf } from './words.ts'

const text = consoleText.menu
const monthChoices = Array.from({ length: 12 }, (_, at) => ({ value: at + 1, label: say(text.month, { n: at + 1 }) }))

type Draft = {
  readonly title: string
  readonly summary: string
  readonly family: OfferFamily
  readonly officeId: string | null
  readonly placeKinds: PlaceKind[]
  readonly months: number[]
  readonly fewest: number | null
}

/** Puts an offer on the menu, or changes one with the reason. */
export function OfferDialog({
  orgId,
  offices,
  offer,
  wish,
  onClose,
}: {
  orgId: string
  offices: Menu['offices']
  offer: Offered | null
  wish: Menu['wishes'][number] | null
  onClose: () => void
}) {
  const [draft, setDraft] = useState(() => draftOf(offer, wish?.wish ?? ''))
  const [reason, setReason] = useState('')
  const send = useMutation<unknown>({
    mutationFn: () => {
      const body = { ...draft, title: draft.title.trim(), summary: draft.summary.trim(), officeId: draft.officeId! }
      if (offer) return call(changeOffer, { params: { id: offer.id }, body: { ...body, reason: reason.trim() } })
      return call(addOffer, { body: { ...body, orgId, wishOrderId: wish?.orderId } })
    },
    onSuccess: onClose,
  })
  const right =
    draft.title.trim().length >= 2 && draft.officeId !== null && (offer === null || reason.trim().length >= 2)
  return (
    <ActDialog
      open
      title={offer ? text.offerTitle.change : text.offerTitle.add}
      onClose={onClose}
      act={{ name: text.save, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.offerLead}</p>
      <Form layout="vertical" component="div">
        <OfferFields draft={draft} offices={offices} onChange={(some) => setDraft({ ...draft, ...some })} />
        {offer && (
          <Form.Item label={text.reason} htmlFor="offer-reason">
            <Input
              id="offer-reason"
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </ActDialog>
  )
}

function draftOf(offer: Offered | null, wish: string): Draft {
  if (!offer) {
    const empty = { family: 'other', officeId: null, placeKinds: [], months: [], fewest: null } as const
    return { ...empty, placeKinds: [], months: [], title: '', summary: wish.slice(0, 500) }
  }
  const { title, summary, family, officeId, placeKinds, months, fewest } = offer
  return { title, summary, family, officeId, placeKinds, months, fewest }
}

function OfferFields({
  draft,
  offices,
  onChange,
}: {
  draft: Draft
  offices: Menu['offices']
  onChange: (some: Partial<Draft>) => void
}) {
  return (
    <>
      <Form.Item label={text.title} htmlFor="offer-title">
        <Input
          id="offer-title"
          maxLength={60}
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={text.summary} htmlFor="offer-summary">
        <Input.TextArea
          id="offer-summary"
          rows={3}
          maxLength={500}
          value={draft.summary}
          onChange={(event) => onChange({ summary: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={text.family} htmlFor="offer-family">
        <Select
          id="offer-family"
          value={draft.family}
          onChange={(family) => onChange({ family })}
          options={choicesOf(familyNames)}
        />
      </Form.Item>
      <Form.Item label={text.office} htmlFor="offer-office">
        <Select
          id="offer-office"
          placeholder={consoleText.pick}
          value={draft.officeId}
          onChange={(officeId) => onChange({ officeId })}
          options={offices.map((one) => ({ value: one.id, label: one.name, disabled: one.closed }))}
        />
      </Form.Item>
      <Form.Item label={text.placeKinds} htmlFor="offer-places">
        <Select
          id="offer-places"
          mode="multiple"
          value={draft.placeKinds}
          onChange={(placeKinds) => onChange({ placeKinds })}
          options={choicesOf(placeKindNames)}
        />
      </Form.Item>
      <Form.Item label={text.monthsField} htmlFor="offer-months">
        <Select
          id="offer-months"
          mode="multiple"
          value={draft.months}
          onChange={(months) => onChange({ months: months.toSorted((one, other) => one - other) })}
          options={monthChoices}
        />
      </Form.Item>
      <Form.Item label={text.fewest} htmlFor="offer-fewest">
        <InputNumber
          id="offer-fewest"
          min={1}
          max={100_000}
          precision={0}
          value={draft.fewest}
          onChange={(fewest) => onChange({ fewest })}
        />
      </Form.Item>
    </>
  )
}
