import { useMutation } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { consoleText } from '../../console.text.ts'
import { type OutcomeKind, outcomeKinds } from '../../model.ts'
import { outcomeNames } from '../../text.ts'
import { addOutcome } from '../../voices.contract.ts'
import { today } from './words.ts'

const text = consoleText.outcome

/** 登记成果: what is there since, place by place. */
export function OutcomeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [kind, setKind] = useState<OutcomeKind>('facility')
  const [name, setName] = useState('')
  const [lines, setLines] = useState('')
  const [sinceOn, setSince] = useState(today())
  const places = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const send = useMutation({
    mutationFn: () => call(addOutcome, { params: { id }, body: { kind, name: name.trim(), places, sinceOn } }),
    onSuccess: onClose,
  })
  const right =
    name.trim().length >= 2 && places.length > 0 && places.every((place) => place.length >= 2) && sinceOn !== ''
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.kind} htmlFor="outcome-kind">
          <Select
            id="outcome-kind"
            value={kind}
            onChange={setKind}
            options={outcomeKinds.map((value) => ({ value, label: outcomeNames[value] }))}
          />
        </Form.Item>
        <Form.Item label={text.name} htmlFor="outcome-name">
          <Input id="outcome-name" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.places} htmlFor="outcome-places">
          <Input.TextArea
            id="outcome-places"
            rows={4}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
          />
        </Form.Item>
        <DayField id="outcome-since" label={text.sinceOn} value={sinceOn} onChange={setSince} />
      </Form>
    </ActDialog>
  )
}
