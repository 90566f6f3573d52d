import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { IconButton } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { askQuotes, listRequests } from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { fromLocal } from '../local-time.ts'
import { TextField } from '../pavilions/TextField.tsx'
import { TimeField } from './TimeField.tsx'
import { useAct } from './use-act.ts'

const text = purchasesText.ask
const words = purchasesText.request

type Line = { key: string; category: string; name: string; specification: string; unit: string; quantity: number }
const newLine = (): Line => ({ key: newId(), category: '', name: '', specification: '', unit: '', quantity: 1 })

/** An enterprise writes what it wants; goods that may not be bought here are refused with the reason. */
export function AskDialog({ onClose }: { onClose: () => void }) {
  const [idempotencyKey, setIdempotencyKey] = useState(newId)
  const desk = useQuery(ask(listRequests, { query: {} }))
  const [draft, setDraft] = useState({
    title: '',
    place: '',
    deliverBy: '',
    until: '',
    opening: 'sealed' as 'sealed' | 'at-once',
    leastQuotes: 3,
    note: '',
  })
  const [lines, setLines] = useState<readonly Line[]>(() => [newLine()])
  const set = (part: Partial<typeof draft>) => {
    setIdempotencyKey(newId())
    setDraft({ ...draft, ...part })
  }
  const send = useAct(() => {
    const { until, ...rest } = draft
    const wanted = { ...rest, quotesUntil: fromLocal(until), lines: lines.map(({ key: _, ...line }) => line) }
    return call(askQuotes, { body: { wanted } }, { idempotencyKey })
  })
  const isWhole = draft.until !== '' && draft.deliverBy !== '' && lines.every((one) => one.category !== '')
  return (
    <ActDialog
      open
      width={860}
      title={text.title}
      onClose={onClose}
      act={{ name: text.save, busy: send.isPending, locked: !isWhole, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(text.done, { number: send.data.number })}</p>}
    >
      <p className="muted">{text.lead}</p>
      <Form layout="vertical" component="div">
        <TextField
          id="ask-title"
          label={text.name}
          help={text.nameHelp}
          most={60}
          value={draft.title}
          onChange={(title) => set({ title })}
        />
        <LinesField
          lines={lines}
          categories={desk.data?.categories ?? []}
          onChange={(next) => {
            setIdempotencyKey(newId())
            setLines(next)
          }}
        />
        <TextField
          id="ask-place"
          label={text.place}
          most={100}
          value={draft.place}
          onChange={(place) => set({ place })}
        />
        <div className="mall-pair">
          <TimeField id="ask-until" label={text.quotesUntil} value={draft.until} onChange={(until) => set({ until })} />
          <DayField
            id="ask-deliver"
            label={text.deliverBy}
            value={draft.deliverBy}
            onChange={(deliverBy) => set({ deliverBy })}
          />
        </div>
        <Form.Item label={text.opening}>
          <Radio.Group
            aria-label={text.opening}
            value={draft.opening}
            onChange={(event) => set({ opening: event.target.value as 'sealed' | 'at-once' })}
            options={Object.entries(words.openings).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item label={text.least} htmlFor="ask-least" extra={text.leastHelp}>
          <InputNumber
            id="ask-least"
            min={1}
            max={10}
            precision={0}
            value={draft.leastQuotes}
            onChange={(picked) => set({ leastQuotes: picked ?? 1 })}
          />
        </Form.Item>
        <TextField
          id="ask-note"
          label={text.note}
          most={500}
          lines={2}
          value={draft.note}
          onChange={(note) => set({ note })}
        />
      </Form>
    </ActDialog>
  )
}

type Kinds = readonly { key: string; name: string; excludedBecause: string | null }[]

function LinesField({
  lines,
  categories,
  onChange,
}: {
  lines: readonly Line[]
  categories: Kinds
  onChange: (lines: readonly Line[]) => void
}) {
  const change = (at: number, part: Partial<Line>) =>
    onChange(lines.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="mall-lines">
      <legend>{text.lines}</legend>
      {lines.map((line, at) => (
        <div key={line.key}>
          <Select
            aria-label={say(text.lineCategory, { n: at + 1 })}
            placeholder={words.category}
            value={line.category || undefined}
            onChange={(category) => change(at, { category })}
            showSearch
            optionFilterProp="label"
            options={categories.map((one) => ({ value: one.key, label: one.name }))}
          />
          <Input
            aria-label={say(text.lineName, { n: at + 1 })}
            placeholder={words.name}
            maxLength={60}
            value={line.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <Input
            aria-label={say(text.lineSpecification, { n: at + 1 })}
            placeholder={words.specification}
            maxLength={60}
            value={line.specification}
            onChange={(event) => change(at, { specification: event.target.value })}
          />
          <Input
            aria-label={say(text.lineUnit, { n: at + 1 })}
            placeholder={words.unit}
            maxLength={10}
            value={line.unit}
            onChange={(event) => change(at, { unit: event.target.value })}
          />
          <InputNumber
            aria-label={say(text.lineQuantity, { n: at + 1 })}
            min={1}
            precision={0}
            value={line.quantity}
            onChange={(picked) => change(at, { quantity: picked ?? 1 })}
          />
          <IconButton
            icon="trash"
            label={say(text.remove, { n: at + 1 })}
            onClick={() => lines.length > 1 && onChange(lines.filter((one) => one.key !== line.key))}
          />
        </div>
      ))}
      <Button icon={<Icon name="plus" size="s" />} onClick={() => onChange([...lines, newLine()])}>
        {text.add}
      </Button>
    </fieldset>
  )
}
