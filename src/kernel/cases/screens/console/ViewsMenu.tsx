import { useMutation, useQuery } from '@tanstack/react-query'
import { Checkbox, Dropdown, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { dropView, listViews, saveView, type ViewCard } from '../../views.contract.ts'

const text = consoleText.views

/** Filters of this list under names: the reader's own, and those her colleagues share. */
export function ViewsMenu({ path, address }: { path: string; address: string }) {
  const go = useNavigate()
  const [saving, setSaving] = useState(false)
  const asked = useQuery(ask(listViews, { query: { place: path } }))
  const drop = useMutation({ mutationFn: (id: string) => call(dropView, { params: { id } }) })
  const query = address.replace(/^\?/, '')
  const views = asked.data?.views ?? []
  const choices =
    views.length === 0
      ? [{ key: 'none', label: text.none, disabled: true }]
      : views.map((view) => ({
          key: view.id,
          label: <ViewName view={view} onDrop={() => drop.mutate(view.id)} />,
          onClick: () => void go({ pathname: path, search: view.query }),
        }))
  const save = {
    key: 'save',
    label: query === '' ? text.nothing : text.save,
    disabled: query === '',
    onClick: () => setSaving(true),
  }
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: [...choices, { type: 'divider', key: 'line' }, save] }}>
        <button type="button" className="chip">
          <Icon name="filter" size="s" />
          {text.name}
        </button>
      </Dropdown>
      {saving && <SaveDialog path={path} query={query} onClose={() => setSaving(false)} />}
    </>
  )
}

function ViewName({ view, onDrop }: { view: ViewCard; onDrop: () => void }) {
  const name = view.mine ? view.name : say(text.shared, { name: view.name, by: view.madeByName })
  return (
    <span className="case-choice">
      {name}
      {view.mine && (
        <button
          type="button"
          className="plain"
          aria-label={say(text.drop, { name: view.name })}
          onClick={(event) => {
            event.stopPropagation()
            onDrop()
          }}
        >
          <Icon name="trash" size="s" />
        </button>
      )}
    </span>
  )
}

function SaveDialog({ path, query, onClose }: { path: string; query: string; onClose: () => void }) {
  const { org } = useReader()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: () =>
      call(saveView, { body: { place: path, name: name.trim(), query, deskOrgId: isShared ? org.id : null } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: save.isPending, locked: name.trim() === '', onAct: () => save.mutate() }}
      problem={sentenceOf(save.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.label} htmlFor="view-name">
          <Input
            id="view-name"
            autoFocus
            maxLength={30}
            placeholder={text.hint}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          {text.share}
        </Checkbox>
      </Form>
    </ActDialog>
  )
}
