import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { recordsText } from '../../../records.text.ts'
import { qualifier, recordOpening, type Statistics, setTarget, timeKind } from '../../../statistics.contract.ts'
import { timeKindNames } from '../../../statistics.text.ts'

const text = recordsText.statistics
type Org = Pick<Statistics, 'orgId' | 'orgName'>
type TimeKind = (typeof timeKind.options)[number]
type Qualifier = (typeof qualifier.options)[number]

/** 登记目标: as the plan words it. */
export function TargetDialog({ org, year, onClose }: { org: Org; year: number; onClose: () => void }) {
  const words = text.target
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<TimeKind>('each-year')
  const [amount, setAmount] = useState<number | null>(null)
  const [fromYear, setFrom] = useState<number | null>(year)
  const [toYear, setTo] = useState<number | null>(year)
  const [source, setSource] = useState('')
  const send = useMutation({
    mutationFn: () => {
      const typed = { title: title.trim(), source: source.trim(), amount: amount! }
      const body = { orgId: org.orgId, timeKind: kind, fromYear: fromYear!, toYear: toYear!, ...typed }
      return call(setTarget, { body })
    },
    onSuccess: useShownAnew(onClose),
  })
  const years = fromYear !== null && toYear !== null && toYear >= fromYear
  const right = title.trim().length >= 2 && source.trim().length >= 2 && amount !== null && years
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{ name: words.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{say(words.lead, { org: org.orgName })}</p>
      <Form layout="vertical" component="div">
        <TextField id="target-title" label={words.name} extra={words.nameHint} most={100} onChange={setTitle} />
        <Form.Item label={words.kind} htmlFor="target-kind" extra={words.kinds[kind]}>
          <Select
            id="target-kind"
            value={kind}
            onChange={setKind}
            options={timeKind.options.map((value) => ({ value, label: timeKindNames[value] }))}
          />
        </Form.Item>
        <NumberField id="target-amount" label={words.amount} value={amount} onChange={setAmount} />
        <NumberField id="target-from" label={words.fromYear} value={fromYear} onChange={setFrom} span={yearSpan} />
        <NumberField
          id="target-to"
          label={words.toYear}
          value={toYear}
          onChange={setTo}
          span={yearSpan}
          {...(!years && { extra: words.yearsHint })}
        />
        <TextField
          id="target-source"
          label={text.columns.source}
          extra={text.sourceHint}
          most={200}
          onChange={setSource}
        />
      </Form>
    </ActDialog>
  )
}

/** 登记期初数: what the union had won in a year before the platform, once. */
export function OpeningDialog({ org, year, onClose }: { org: Org; year: number; onClose: () => void }) {
  const words = text.opening
  const [of, setOf] = useState<number | null>(year - 1)
  const [people, setPeople] = useState<number | null>(null)
  const [exactness, setExactness] = useState<Qualifier>('exact')
  const [source, setSource] = useState('')
  const send = useMutation({
    mutationFn: () => {
      const typed = { year: of!, people: people!, source: source.trim() }
      return call(recordOpening, { body: { orgId: org.orgId, qualifier: exactness, ...typed } })
    },
    onSuccess: useShownAnew(onClose),
  })
  const right = of !== null && people !== null && source.trim().length >= 2
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{ name: words.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{say(words.lead, { org: org.orgName })}</p>
      <Form layout="vertical" component="div">
        <NumberField
          id="opening-year"
          label={text.year}
          value={of}
          onChange={setOf}
          span={{ min: 2010, max: new Date().getFullYear() }}
        />
        <NumberField id="opening-people" label={words.people} value={people} onChange={setPeople} />
        <Form.Item label={words.exactness} htmlFor="opening-exactness">
          <Select
            id="opening-exactness"
            value={exactness}
            onChange={setExactness}
            options={qualifier.options.map((value) => ({ value, label: words.qualifiers[value] }))}
          />
        </Form.Item>
        <TextField
          id="opening-source"
          label={text.columns.source}
          extra={text.sourceHint}
          most={200}
          onChange={setSource}
        />
      </Form>
    </ActDialog>
  )
}

const yearSpan = { min: 2010, max: 2100 }

/** Closes, and the page asks for its figures again. */
function useShownAnew(onClose: () => void): () => void {
  const answers = useQueryClient()
  return () => {
    void answers.invalidateQueries()
    onClose()
  }
}

function TextField({
  id,
  label,
  extra,
  most,
  onChange,
}: {
  id: string
  label: string
  extra: string
  most: number
  onChange: (typed: string) => void
}) {
  return (
    <Form.Item label={label} htmlFor={id} extra={extra}>
      <Input id={id} maxLength={most} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
    </Form.Item>
  )
}

function NumberField({
  id,
  label,
  value,
  onChange,
  span = { min: 1, max: 1_000_000_000 },
  extra,
}: {
  id: string
  label: string
  value: number | null
  onChange: (value: number | null) => void
  span?: { readonly min: number; readonly max: number }
  extra?: string
}) {
  return (
    <Form.Item label={label} htmlFor={id} extra={extra}>
      <InputNumber id={id} precision={0} value={value} style={{ width: '100%' }} onChange={onChange} {...span} />
    </Form.Item>
  )
}
