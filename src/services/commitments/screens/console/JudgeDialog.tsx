import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { type CommitmentPage, judgeCommitment } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import { type GivenPaper, PapersField } from './PapersField.tsx'
import { choicesOf } from './words.ts'

const { fields, acts } = consoleText
const text = acts.judge

type Draft = {
  readonly verdict: 'done' | 'undone'
  readonly quantity: number | null
  readonly words: string
  readonly papers: readonly GivenPaper[]
  readonly reason: string
  readonly rectification: string
  readonly promisedOn: string
}

/** 验收: done with evidence, or undone with the three duties. */
export function JudgeDialog({ commitment, onClose }: { commitment: CommitmentPage; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>({
    ...{ verdict: 'done', quantity: commitment.quantity, words: '', papers: [] },
    ...{ reason: '', rectification: '', promisedOn: '' },
  })
  const change = (some: Partial<Draft>) => setDraft({ ...draft, ...some })
  const send = useMutation({ mutationFn: () => judge(commitment.id, draft), onSuccess: onClose })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !isWhole(draft), onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={fields.verdict}>
          <Radio.Group
            aria-label={fields.verdict}
            value={draft.verdict}
            onChange={(event) => change({ verdict: event.target.value as Draft['verdict'] })}
            options={choicesOf(fields.verdicts)}
          />
        </Form.Item>
        <Form.Item label={fields.found} htmlFor="found">
          <InputNumber
            id="found"
            min={0}
            max={100_000_000}
            controls={false}
            precision={0}
            value={draft.quantity}
            onChange={(quantity) => change({ quantity })}
            suffix={`/ ${commitment.target} ${commitment.measure}`}
            style={{ width: '100%' }}
          />
        </Form.Item>
        {draft.verdict === 'undone' && <Duties draft={draft} onChange={change} />}
        <PapersField
          label={fields.evidence}
          hint={fields.evidenceHint}
          add={fields.addEvidence}
          purpose="document"
          papers={draft.papers}
          onChange={(papers) => change({ papers })}
        />
        <WordsField id="judge-words" label={fields.remark} value={draft.words} onText={(words) => change({ words })} />
      </Form>
    </ActDialog>
  )
}

function Duties({ draft, onChange }: { draft: Draft; onChange: (some: Partial<Draft>) => void }) {
  return (
    <>
      <WordsField id="reason" label={fields.reason} value={draft.reason} onText={(reason) => onChange({ reason })} />
      <WordsField
        id="rectification"
        label={fields.rectification}
        value={draft.rectification}
        onText={(rectification) => onChange({ rectification })}
      />
      <DayField
        id="promised-on"
        label={fields.promisedOn}
        value={draft.promisedOn}
        onChange={(promisedOn) => onChange({ promisedOn })}
      />
    </>
  )
}

function WordsField({
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
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={1000}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    </Form.Item>
  )
}

function isWhole({ verdict, quantity, papers, reason, rectification, promisedOn }: Draft): boolean {
  if (quantity === null) return false
  if (verdict === 'done') return papers.length > 0
  return reason.trim() !== '' && rectification.trim() !== '' && promisedOn !== ''
}

function judge(id: string, { papers, quantity, promisedOn, ...draft }: Draft): Promise<unknown> {
  const body = { ...draft, quantity: quantity ?? 0, evidenceIds: papers.map((one) => one.id) }
  return call(judgeCommitment, { params: { id }, body: { ...body, promisedOn: promisedOn === '' ? null : promisedOn } })
}
