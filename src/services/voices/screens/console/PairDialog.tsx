import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { beginRelation } from '../../../../kernel/relations/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { careText } from '../../care-console.text.ts'
import { PersonField } from './PersonField.tsx'
import { today } from './words.ts'

const text = careText.pairs

/** 家访结对: an inspector and a manager, neither goes alone. */
export function PairDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const [orgId, setOrg] = useState(org.id)
  const [inspector, setInspector] = useState<string | null>(null)
  const [manager, setManager] = useState<string | null>(null)
  const send = useMutation({
    mutationFn: () =>
      call(beginRelation, {
        body: { id: newId(), kind: 'voices.visiting-pair', orgId, a: inspector!, b: manager!, fromOn: today() },
      }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{
        name: text.act,
        busy: send.isPending,
        locked: inspector === null || manager === null,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.columns.inspector} htmlFor="pair-inspector">
          <PersonField
            id="pair-inspector"
            value={inspector}
            hint={careText.visits.personHint}
            onChange={setInspector}
          />
        </Form.Item>
        <Form.Item label={text.columns.manager} htmlFor="pair-manager">
          <PersonField id="pair-manager" value={manager} hint={careText.visits.personHint} onChange={setManager} />
        </Form.Item>
        <Form.Item label={text.org} htmlFor="pair-org">
          <OrgField id="pair-org" value={orgId} onChange={setOrg} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
