import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { consoleText } from '../../console.text.ts'
import { recordForumOpening } from '../../forums.contract.ts'
import { today } from './words.ts'

const text = consoleText.opening
type Qualifier = keyof typeof text.qualifiers

/** 期初数: how many forums there had been before, once a union. */
export function ForumOpeningDialog({ orgId: given, onClose }: { orgId: string; onClose: () => void }) {
  const [orgId, setOrgId] = useState(given)
  const [forums, setForums] = useState<number | null>(null)
  const [qualifier, setQualifier] = useState<Qualifier>('exact')
  const [source, setSource] = useState('')
  const [untilDay, setUntil] = useState(today())
  const send = useMutation({
    mutationFn: () =>
      call(recordForumOpening, { body: { orgId, forums: forums!, qualifier, source: source.trim(), untilDay } }),
    onSuccess: onClose,
  })
  const right = forums !== null && source.trim().length >= 2 && untilDay !== ''
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
        <Form.Item label={consoleText.orgPick} htmlFor="opening-org">
          <OrgField id="opening-org" value={orgId} onChange={setOrgId} />
        </Form.Item>
        <Form.Item label={text.forums} htmlFor="opening-forums">
          <InputNumber id="opening-forums" min={1} max={10_000_000} value={forums} onChange={setForums} />
        </Form.Item>
        <Form.Item label={text.qualifier} htmlFor="opening-qualifier">
          <Select
            id="opening-qualifier"
            value={qualifier}
            onChange={setQualifier}
            options={(Object.keys(text.qualifiers) as Qualifier[]).map((value) => ({
              value,
              label: text.qualifiers[value],
            }))}
          />
        </Form.Item>
        <Form.Item label={text.source} htmlFor="opening-source">
          <Input
            id="opening-source"
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </Form.Item>
        <DayField id="opening-until" label={text.until} value={untilDay} onChange={setUntil} />
      </Form>
    </ActDialog>
  )
}
