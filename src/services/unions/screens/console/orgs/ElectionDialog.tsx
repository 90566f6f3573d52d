import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { IconButton } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { DayInput } from '../../../../../ui/console/WhenInput.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { recordElection } from '../../../terms.contract.ts'
import { type PostKey, postKeys } from '../../../terms.model.ts'
import type { UnionPage } from '../../../unions.contract.ts'
import { DocumentsField, type GivenFile } from '../DocumentsField.tsx'
import { fullDay, today } from '../words.ts'
import { PersonField } from './PersonField.tsx'

const text = consoleText.election

type Row = {
  readonly key: string
  readonly post: PostKey
  readonly personId: string | null
  readonly votes: number | null
}
type Kind = 'general' | 'by-election'
type Method = 'members' | 'delegates' | 'committee'

const rowOf = (post: PostKey): Row => ({ key: newId(), post, personId: null, votes: null })

/** An election as it was held: day, way, turnout, who was elected with how many votes, and its papers. */
export function ElectionDialog({ page, onClose }: { page: UnionPage; onClose: () => void }) {
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [kind, setKind] = useState<Kind>('general')
  const [heldOn, setHeldOn] = useState(today())
  const [method, setMethod] = useState<Method>('members')
  const [eligible, setEligible] = useState<number | null>(null)
  const [attended, setAttended] = useState<number | null>(null)
  const [ordinal, setOrdinal] = useState<number | null>(null)
  const [rows, setRows] = useState<readonly Row[]>([rowOf('chair'), rowOf('vice-chair'), rowOf('audit-chair')])
  const [files, setFiles] = useState<readonly GivenFile[]>([])
  const elected = rows.flatMap(({ post, personId, votes }) =>
    personId && votes !== null ? [{ post, personId, votes }] : [],
  )
  const save = useMutation({
    mutationFn: () =>
      call(
        recordElection,
        {
          body: {
            orgId: page.org.id,
            kind,
            heldOn,
            method,
            eligibleCount: eligible ?? 0,
            attendedCount: attended ?? 0,
            elected,
            ...(ordinal !== null && { ordinal }),
            fileIds: files.map((file) => file.id),
          },
        },
        { idempotencyKey: key },
      ),
    onSuccess: () => queries.invalidateQueries(),
  })
  const isFirst = page.term === null && page.elections.length === 0
  return (
    <ActDialog
      open
      width={680}
      title={say(text.title, { name: page.org.name })}
      onClose={onClose}
      act={{
        name: text.save,
        busy: save.isPending,
        locked: elected.length === 0 || elected.length < rows.length || !eligible || attended === null,
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
      done={
        save.data && (
          <p role="status">
            <span className="due ok">
              <Icon name="check-circle" size="s" />
              {text.doneTitle}
            </span>{' '}
            {say(text.done, { due: fullDay(save.data.dueOn) })}
          </p>
        )
      }
    >
      <Form layout="vertical" component="div">
        <div className="form-pair">
          <Form.Item label={text.kind} htmlFor="election-kind">
            <Select id="election-kind" value={kind} onChange={setKind} options={optionsOf(text.kinds)} />
          </Form.Item>
          <Form.Item label={text.heldOn} htmlFor="election-day">
            <DayInput id="election-day" max={today()} value={heldOn} onChange={setHeldOn} />
          </Form.Item>
          <Form.Item label={text.method} htmlFor="election-method">
            <Select id="election-method" value={method} onChange={setMethod} options={optionsOf(text.methods)} />
          </Form.Item>
          {isFirst && kind === 'general' && (
            <Form.Item label={text.ordinal} htmlFor="election-ordinal">
              <NumberField id="election-ordinal" value={ordinal} onChange={setOrdinal} />
            </Form.Item>
          )}
          <Form.Item label={text.eligible} htmlFor="election-eligible">
            <NumberField id="election-eligible" value={eligible} onChange={setEligible} />
          </Form.Item>
          <Form.Item label={text.attended} htmlFor="election-attended">
            <NumberField id="election-attended" value={attended} onChange={setAttended} />
          </Form.Item>
        </div>
        <h3>{text.elected}</h3>
        <p className="soft small">{text.rule}</p>
        <ElectedRows orgId={page.org.id} rows={rows} onChange={setRows} />
        <DocumentsField label={text.files} hint={text.filesHint} files={files} onChange={setFiles} />
      </Form>
    </ActDialog>
  )
}

function NumberField({
  id,
  value,
  onChange,
}: {
  id: string
  value: number | null
  onChange: (value: number | null) => void
}) {
  return (
    <InputNumber
      controls={false}
      id={id}
      min={1}
      precision={0}
      value={value}
      style={{ width: '100%' }}
      onChange={onChange}
    />
  )
}

function optionsOf<Key extends string>(names: Readonly<Record<Key, string>>): { value: Key; label: string }[] {
  return (Object.entries(names) as [Key, string][]).map(([value, label]) => ({ value, label }))
}

/** Who was elected to which post with how many votes, one a row. */
function ElectedRows({
  orgId,
  rows,
  onChange,
}: {
  orgId: string
  rows: readonly Row[]
  onChange: (rows: readonly Row[]) => void
}) {
  const alter = (at: string, next: Partial<Row>) =>
    onChange(rows.map((row) => (row.key === at ? { ...row, ...next } : row)))
  return (
    <>
      <ul className="elected-rows">
        {rows.map((row) => (
          <li key={row.key}>
            <Select
              aria-label={text.post}
              value={row.post}
              onChange={(post) => alter(row.key, { post })}
              options={postKeys.map((value) => ({ value, label: text.posts[value] }))}
            />
            <PersonField orgId={orgId} value={row.personId} onChange={(personId) => alter(row.key, { personId })} />
            <InputNumber
              controls={false}
              aria-label={text.votes}
              placeholder={text.votes}
              min={0}
              precision={0}
              value={row.votes}
              onChange={(votes) => alter(row.key, { votes })}
            />
            <IconButton
              icon="trash"
              label={text.remove}
              onClick={() => onChange(rows.filter((one) => one.key !== row.key))}
            />
          </li>
        ))}
      </ul>
      <Button size="small" icon={<Icon name="plus" size="s" />} onClick={() => onChange([...rows, rowOf('member')])}>
        {text.add}
      </Button>
    </>
  )
}
