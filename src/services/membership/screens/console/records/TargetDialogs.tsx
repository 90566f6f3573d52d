import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { recordsText } from '../../../records.text.ts'
import {
  correctTarget,
  qualifier,
  recordOpening,
  type Statistics,
  setTarget,
  type TargetCard,
  timeKind,
  withdrawTarget,
} from '../../../statistics.contract.ts'
import { timeKindNames } from '../../../statistics.text.ts'

const text = recordsText.statistics
type Org = Pick<Statistics, 'orgId' | 'orgName'>
type TimeKind = (typeof timeKind.options)[number]
type Qualifier = (typeof qualifier.options)[number]

/** 登记目标、更正目标: as the plan words it; a correction says why. */
export function TargetDialog({
  org,
  year,
  target,
  onClose,
}: {
  org: Org
  year: number
  /** The one to correct; a new one without. */
  target?: TargetCard
  onClose: () => void
}) {
  const words = target ? text.correction : text.target
  const [title, setTitle] = useState(target?.title ?? '')
  const [kind, setKind] = useState<TimeKind>(target?.timeKind ?? 'each-year')
  const [amount, setAmount] = useState<number | null>(target?.amount ?? null)
  const [fromYear, setFrom] = useState<number | null>(target?.fromYear ?? year)
  const [toYear, setTo] = useState<number | null>(target?.toYear ?? year)
  const [source, setSource] = useState(target?.source ?? '')
  const [reason, setReason] = useState('')
  const key = useRef(newId())
  const send = useMutation({
    mutationFn: async () => {
      const typed = { title: title.trim(), source: source.trim(), amount: amount! }
      const body = { timeKind: kind, fromYear: fromYear!, toYear: toYear!, ...typed }
      const once = { idempotencyKey: key.current }
      if (target) {
        await call(correctTarget, { params: { id: target.id }, body: { ...body, reason: reason.trim() } }, once)
      } else await call(setTarget, { body: { ...body, orgId: org.orgId } }, once)
    },
    onSuccess: useShownAnew(onClose),
  })
  const years = fromYear !== null && toYear !== null && toYear >= fromYear
  const explained = !target || reason.trim().length >= 2
  const right = title.trim().length >= 2 && source.trim().length >= 2 && amount !== null && years && explained
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{ name: words.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{say(words.lead, { org: org.orgName, title: target?.title ?? '' })}</p>
      <Form layout="vertical" component="div">
        <TextField
          id="target-title"
          label={text.target.name}
          extra={text.target.nameHint}
          most={100}
          value={title}
          onChange={setTitle}
        />
        <Form.Item label={text.target.kind} htmlFor="target-kind" extra={text.target.kinds[kind]}>
          <Select
            id="target-kind"
            value={kind}
            onChange={setKind}
            options={timeKind.options.map((value) => ({ value, label: timeKindNames[value] }))}
          />
        </Form.Item>
        <NumberField id="target-amount" label={text.target.amount} value={amount} onChange={setAmount} />
        <NumberField
          id="target-from"
          label={text.target.fromYear}
          value={fromYear}
          onChange={setFrom}
          span={yearSpan}
        />
        <NumberField
          id="target-to"
          label={text.target.toYear}
          value={toYear}
          onChange={setTo}
          span={yearSpan}
          {...(!years && { extra: text.target.yearsHint })}
        />
        <TextField
          id="target-source"
          label={text.columns.source}
          extra={text.sourceHint}
          most={200}
          value={source}
          onChange={setSource}
        />
        {target && (
          <TextField
            id="target-reason"
            label={text.correction.reason}
            extra={text.correction.reasonHint}
            most={200}
            value={reason}
            onChange={setReason}
          />
        )}
      </Form>
    </ActDialog>
  )
}

/** 撤销目标: with the reason; it is judged no more. */
export function WithdrawTargetDialog({ target, onClose }: { target: TargetCard; onClose: () => void }) {
  const words = text.withdrawal
  const [reason, setReason] = useState('')
  const key = useRef(newId())
  const send = useMutation({
    mutationFn: () =>
      call(
        withdrawTarget,
        { params: { id: target.id }, body: { reason: reason.trim() } },
        { idempotencyKey: key.current },
      ),
    onSuccess: useShownAnew(onClose),
  })
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{
        name: words.act,
        busy: send.isPending,
        danger: true,
        locked: reason.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{say(words.lead, { title: target.title })}</p>
      <Form layout="vertical" component="div">
        <TextField
          id="withdrawal-reason"
          label={words.reason}
          extra={words.reasonHint}
          most={200}
          value={reason}
          onChange={setReason}
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
          value={source}
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
  value,
  onChange,
}: {
  id: string
  label: string
  extra: string
  most: number
  value: string
  onChange: (typed: string) => void
}) {
  return (
    <Form.Item label={label} htmlFor={id} extra={extra}>
      <Input
        id={id}
        maxLength={most}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
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
