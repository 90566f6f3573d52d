import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { DayInput } from '../../../../../ui/console/WhenInput.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type ChangeSummary, changeUnions, previewChange } from '../../../changes.contract.ts'
import type { ChangeWish } from '../../../changes.model.ts'
import { consoleText } from '../../../console.text.ts'
import type { UnionPage } from '../../../unions.contract.ts'
import { OrgField } from '../OrgField.tsx'
import { fullDay, today } from '../words.ts'
import { newPart, type Part, SplitFields } from './SplitFields.tsx'

const text = consoleText.change

export type ChangeKindHere = 'move' | 'merge' | 'split' | 'rename' | 'close' | 'reopen'

type Draft = {
  readonly on: string
  readonly basis: string
  readonly targetId: string | null
  readonly name: string
  readonly reason: string
  readonly parts: readonly Part[]
}

/** A change of the tree: filled in, tried with what it would move, then done with its result. */
export function ChangeDialog({ kind, page, onClose }: { kind: ChangeKindHere; page: UnionPage; onClose: () => void }) {
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [draft, setDraft] = useState<Draft>({
    on: today(),
    basis: '',
    targetId: null,
    name: '',
    reason: '',
    parts: [newPart()],
  })
  const wish = wishOf(kind, page.org.id, draft)
  const preview = useMutation({ mutationFn: (asked: ChangeWish) => call(previewChange, { body: copied(asked) }) })
  const change = useMutation({
    mutationFn: (asked: ChangeWish) => call(changeUnions, { body: copied(asked) }, { idempotencyKey: key }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const alter = (next: Partial<Draft>) => {
    preview.reset()
    change.reset()
    setDraft({ ...draft, ...next })
  }
  const checked = preview.data
  return (
    <ActDialog
      open
      width={600}
      title={say(text.titles[kind], { name: page.org.name })}
      onClose={onClose}
      act={{
        name: checked ? text.act : text.check,
        busy: preview.isPending || change.isPending,
        locked: wish === null,
        danger: checked !== undefined && kind === 'close',
        onAct: () => wish && (checked ? change.mutate(wish) : preview.mutate(wish)),
      }}
      problem={sentenceOf(change.error ?? preview.error)}
      done={change.data && <Summary title={text.done} summary={change.data} kind={kind} />}
    >
      <ChangeFields kind={kind} page={page} draft={draft} onAlter={alter} />
      {checked && <Summary title={text.before} summary={checked} kind={kind} />}
    </ActDialog>
  )
}

/** Null while something is missing. */
function wishOf(kind: ChangeKindHere, orgId: string, draft: Draft): ChangeWish | null {
  const { on, targetId } = draft
  const basis = draft.basis.trim()
  const name = draft.name.trim()
  const reason = draft.reason.trim()
  if (basis.length < 2 || on === '') return null
  switch (kind) {
    case 'move':
      return targetId ? { kind, orgId, parentId: targetId, on, basis } : null
    case 'merge':
      return targetId ? { kind, fromIds: [orgId], intoId: targetId, on, basis } : null
    case 'split': {
      const parts = draft.parts.map((part) => {
        const code = part.code.trim()
        return { name: part.name.trim(), creditCode: null, childIds: part.childIds, ...(code && { code }) }
      })
      return parts.every((part) => part.name.length > 1) ? { kind, orgId, on, basis, parts } : null
    }
    case 'rename':
      return name.length > 1 ? { kind, orgId, name, on, basis } : null
    case 'close':
      return { kind, orgId, on, basis }
    case 'reopen':
      return reason.length > 1 ? { kind, orgId, on, basis, reason } : null
  }
}

/** The contract takes lists that may be changed. */
function copied(wish: ChangeWish) {
  if (wish.kind === 'merge') return { ...wish, fromIds: [...wish.fromIds] }
  if (wish.kind !== 'split') return wish
  return { ...wish, parts: wish.parts.map((part) => ({ ...part, childIds: [...part.childIds] })) }
}

function ChangeFields({
  kind,
  page,
  draft,
  onAlter,
}: {
  kind: ChangeKindHere
  page: UnionPage
  draft: Draft
  onAlter: (next: Partial<Draft>) => void
}) {
  return (
    <Form layout="vertical" component="div">
      {(kind === 'move' || kind === 'merge') && (
        <Form.Item label={kind === 'move' ? text.parent : text.into} htmlFor="change-target">
          <OrgField
            id="change-target"
            value={draft.targetId}
            without={page.org.id}
            onChange={(targetId) => onAlter({ targetId })}
          />
        </Form.Item>
      )}
      {kind === 'rename' && (
        <Form.Item label={text.name} htmlFor="change-name">
          <Input
            id="change-name"
            maxLength={100}
            value={draft.name}
            onChange={(event) => onAlter({ name: event.target.value })}
          />
        </Form.Item>
      )}
      {kind === 'reopen' && (
        <Form.Item label={text.reason} htmlFor="change-reason">
          <Input
            id="change-reason"
            maxLength={200}
            placeholder={text.reasonHint}
            value={draft.reason}
            onChange={(event) => onAlter({ reason: event.target.value })}
          />
        </Form.Item>
      )}
      {kind === 'split' && (
        <SplitFields orgId={page.org.id} parts={draft.parts} onChange={(parts) => onAlter({ parts })} />
      )}
      <div className="form-pair">
        <Form.Item label={text.on} htmlFor="change-on" extra={text.onHint}>
          <DayInput id="change-on" max={today()} value={draft.on} onChange={(picked) => onAlter({ on: picked })} />
        </Form.Item>
        <Form.Item label={text.basis} htmlFor="change-basis">
          <Input
            id="change-basis"
            maxLength={200}
            placeholder={text.basisHint}
            value={draft.basis}
            onChange={(event) => onAlter({ basis: event.target.value })}
          />
        </Form.Item>
      </div>
    </Form>
  )
}

function noteOf(kind: ChangeKindHere): string {
  if (kind === 'rename') return text.keep
  return kind === 'reopen' ? text.reopens : text.follow
}

function Summary({ title, summary, kind }: { title: string; summary: ChangeSummary; kind: ChangeKindHere }) {
  const { counts } = summary
  return (
    <section className="stack" role="status">
      <p>
        <span className="due ok">
          <Icon name="check-circle" size="s" />
          {title}
        </span>{' '}
        <b>{summary.sentence}</b>
        {consoleText.between}
        {say(text.fromDay, { on: fullDay(summary.on) })}
      </p>
      {kind !== 'rename' && kind !== 'reopen' && (
        <dl className="change-counts" aria-label={text.moves}>
          {(['unions', 'members', 'openCases', 'accounts'] as const).map((key) => (
            <div key={key}>
              <dt>{text[key]}</dt>
              <dd className="num">{count(counts[key])}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="soft small">{noteOf(kind)}</p>
    </section>
  )
}
