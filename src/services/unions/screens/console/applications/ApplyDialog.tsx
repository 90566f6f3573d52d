import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { askOn } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import {
  type ApplicationCard,
  applyForFounding,
  listParents,
  resubmitApplication,
} from '../../../foundings.contract.ts'
import { applicableKinds } from '../../../foundings.model.ts'
import { DocumentsField, type GivenFile } from '../DocumentsField.tsx'

const words = consoleText.applications
const text = consoleText.form

type Draft = {
  parentId: string | null
  kind: (typeof applicableKinds)[number]
  name: string
  creditCode: string
  employerName: string
  employerCreditCode: string
  workerCount: number | null
  memberCount: number | null
  founderName: string
  remark: string
}

const blank: Draft = {
  parentId: null,
  kind: 'grassroots',
  name: '',
  creditCode: '',
  employerName: '',
  employerCreditCode: '',
  workerCount: null,
  memberCount: null,
  founderName: '',
  remark: '',
}

function draftFrom(one: ApplicationCard): Draft {
  return { ...blank, ...one, creditCode: one.creditCode ?? '', employerCreditCode: one.employerCreditCode ?? '' }
}

/** An officer fills in an application for a preparatory group that does not use a phone. */
export function ApplyDialog({ again, onClose }: { again?: ApplicationCard; onClose: () => void }) {
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [draft, setDraft] = useState<Draft>(again ? draftFrom(again) : blank)
  const [files, setFiles] = useState<readonly GivenFile[]>(again?.files ?? [])
  const alter = (next: Partial<Draft>) => setDraft({ ...draft, ...next })
  const { parentId, workerCount, memberCount } = draft
  const complete =
    parentId !== null &&
    workerCount !== null &&
    memberCount !== null &&
    draft.name.trim().length > 3 &&
    draft.employerName.trim().length > 1 &&
    draft.founderName.trim().length > 1
  const apply = useMutation({
    mutationFn: async (): Promise<{ number: string }> => {
      const fileIds = files.map((file) => file.id)
      const counts = { workerCount: workerCount!, memberCount: memberCount! }
      if (again) {
        const { parentId: _parent, ...wish } = draft
        await call(resubmitApplication, { params: { id: again.id }, body: { ...wish, ...counts, fileIds } })
        return again
      }
      return call(
        applyForFounding,
        { body: { ...draft, ...counts, parentId: parentId!, fileIds } },
        { idempotencyKey: key },
      )
    },
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      width={640}
      title={text.title}
      onClose={onClose}
      act={{ name: text.save, busy: apply.isPending, locked: !complete, onAct: () => apply.mutate() }}
      problem={sentenceOf(apply.error)}
      done={
        apply.data && (
          <p role="status">
            <span className="due ok">
              <Icon name="check-circle" size="s" />
              {say(text.done, { number: apply.data.number })}
            </span>
          </p>
        )
      }
    >
      <Form layout="vertical" component="div">
        {!again && (
          <Form.Item label={text.parent} htmlFor="apply-parent">
            <ParentField value={parentId} onChange={(picked) => alter({ parentId: picked })} />
          </Form.Item>
        )}
        <div className="form-pair">
          <Form.Item label={words.kind} htmlFor="apply-kind">
            <Select
              id="apply-kind"
              value={draft.kind}
              onChange={(kind) => alter({ kind })}
              options={applicableKinds.map((value) => ({ value, label: consoleText.kinds[value] }))}
            />
          </Form.Item>
          <TextField
            id="apply-founder"
            label={words.founder}
            value={draft.founderName}
            onChange={(founderName) => alter({ founderName })}
          />
        </div>
        <TextField
          id="apply-name"
          label={text.name}
          hint={text.nameHint}
          value={draft.name}
          onChange={(name) => alter({ name })}
        />
        <div className="form-pair">
          <TextField
            id="apply-employer"
            label={words.employer}
            value={draft.employerName}
            onChange={(employerName) => alter({ employerName })}
          />
          <TextField
            id="apply-employer-code"
            label={words.employerCode}
            value={draft.employerCreditCode}
            onChange={(employerCreditCode) => alter({ employerCreditCode })}
          />
          <CountFields draft={draft} onAlter={alter} />
        </div>
        <TextField
          id="apply-remark"
          label={words.remark}
          value={draft.remark}
          onChange={(remark) => alter({ remark })}
        />
        <DocumentsField label={words.files} hint={consoleText.election.filesHint} files={files} onChange={setFiles} />
      </Form>
    </ActDialog>
  )
}

function CountFields({ draft, onAlter }: { draft: Draft; onAlter: (next: Partial<Draft>) => void }) {
  return (
    <>
      <Form.Item label={words.workers} htmlFor="apply-workers">
        <InputNumber
          controls={false}
          id="apply-workers"
          min={1}
          precision={0}
          value={draft.workerCount}
          style={{ width: '100%' }}
          onChange={(typed) => onAlter({ workerCount: typed })}
        />
      </Form.Item>
      <Form.Item label={words.members} htmlFor="apply-members">
        <InputNumber
          controls={false}
          id="apply-members"
          min={0}
          precision={0}
          value={draft.memberCount}
          style={{ width: '100%' }}
          onChange={(typed) => onAlter({ memberCount: typed })}
        />
      </Form.Item>
    </>
  )
}

function TextField({
  id,
  label,
  hint,
  value,
  onChange,
}: {
  id: string
  label: string
  hint?: string
  value: string
  onChange: (typed: string) => void
}) {
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input
        id={id}
        maxLength={100}
        placeholder={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Form.Item>
  )
}

/** Any union of the tree that takes applications, found by name. */
function ParentField({ value, onChange }: { value: string | null; onChange: (orgId: string) => void }) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(listParents, { query: { search } }), enabled: search !== '' })
  return (
    <Select
      id="apply-parent"
      placeholder={consoleText.change.pickHint}
      value={value}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={(found.data?.orgs ?? []).map((org) => ({ value: org.id, label: `${org.name}（${org.code}）` }))}
      onChange={onChange}
    />
  )
}
