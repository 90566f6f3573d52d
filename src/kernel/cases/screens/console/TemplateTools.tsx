import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Dropdown, Input, Space } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { getDossier } from '../../contract.ts'
import { dropTemplate, keepTemplate, listTemplates } from '../../views.contract.ts'

const text = consoleText.templates

/** Sentences that unions keep for answers: put one into the note, or keep the note as one. */
export function TemplateTools({
  caseId,
  note,
  onUse,
}: {
  caseId: string
  note: string
  onUse: (text: string) => void
}) {
  const mayKeep = useMay('cases.template')
  const [keeping, setKeeping] = useState(false)
  const asked = useQuery(ask(listTemplates, { params: { id: caseId } }))
  const drop = useMutation({ mutationFn: (id: string) => call(dropTemplate, { params: { id } }) })
  const templates = asked.data?.templates ?? []
  const choices = templates.map((one) => ({
    key: one.id,
    label: (
      <span className="case-choice">
        {say(text.from, { name: one.name, org: one.orgName })}
        {one.mayDrop && (
          <button
            type="button"
            className="plain"
            aria-label={say(text.drop, { name: one.name })}
            onClick={(event) => {
              event.stopPropagation()
              drop.mutate(one.id)
            }}
          >
            <Icon name="trash" size="s" />
          </button>
        )}
      </span>
    ),
    onClick: () => onUse(one.text),
  }))
  return (
    <div className="case-templates">
      <Space size={8}>
        <Dropdown
          trigger={['click']}
          menu={{ items: choices.length > 0 ? choices : [{ key: 'none', label: text.none, disabled: true }] }}
        >
          <Button size="small" icon={<Icon name="book" size="s" />}>
            {text.use}
          </Button>
        </Dropdown>
        {mayKeep && (
          <Button size="small" type="text" disabled={note.trim().length < 2} onClick={() => setKeeping(true)}>
            {text.keep}
          </Button>
        )}
      </Space>
      {keeping && <KeepForm caseId={caseId} note={note} onClose={() => setKeeping(false)} />}
    </div>
  )
}

/** Keeps the note under a name, for this kind of case at the reader's union. */
function KeepForm({ caseId, note, onClose }: { caseId: string; note: string; onClose: () => void }) {
  const { org } = useReader()
  const [name, setName] = useState('')
  const { data: dossier } = useQuery(ask(getDossier, { params: { id: caseId } }))
  const keep = useMutation({
    mutationFn: () =>
      call(keepTemplate, {
        body: { orgId: org.id, type: dossier!.case.type, name: name.trim(), text: note.trim() },
      }),
    onSuccess: onClose,
  })
  const problem = sentenceOf(keep.error)
  return (
    <>
      <Space.Compact style={{ width: '100%', marginTop: 8 }}>
        <Input
          size="small"
          aria-label={text.label}
          placeholder={text.hint}
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button
          size="small"
          loading={keep.isPending}
          disabled={name.trim() === '' || !dossier}
          onClick={() => keep.mutate()}
        >
          {text.act}
        </Button>
      </Space.Compact>
      <small className="soft">{text.places}</small>
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
    </>
  )
}
