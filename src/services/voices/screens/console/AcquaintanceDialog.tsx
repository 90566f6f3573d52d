import { useMutation } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { enterAcquaintance } from '../../acquaintances.contract.ts'
import { careText } from '../../care-console.text.ts'
import { type VoiceTopic, voiceTopics } from '../../model.ts'
import { topicNames } from '../../text.ts'
import { PersonField } from './PersonField.tsx'

const text = careText.roster
const qualities = ['ability', 'network', 'resources', 'appeal'] as const
type Grounds = Record<(typeof qualities)[number], string>

/** 登记熟人: each of the four qualities needs its ground. */
export function AcquaintanceDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const [personId, setPerson] = useState<string | null>(null)
  const [orgId, setOrg] = useState(org.id)
  const [skills, setSkills] = useState<VoiceTopic[]>([])
  const [grounds, setGrounds] = useState<Grounds>({ ability: '', network: '', resources: '', appeal: '' })
  const send = useMutation({
    mutationFn: () => call(enterAcquaintance, { body: { personId: personId!, orgId, skills, ...grounds } }),
    onSuccess: onClose,
  })
  const isComplete = personId !== null && skills.length > 0 && qualities.every((key) => grounds[key].trim().length >= 2)
  return (
    <ActDialog
      open
      title={text.enter}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !isComplete, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.person} htmlFor="roster-person">
          <PersonField id="roster-person" value={personId} hint={text.personHint} onChange={setPerson} />
        </Form.Item>
        <Form.Item label={text.org} htmlFor="roster-org">
          <OrgField id="roster-org" value={orgId} onChange={setOrg} />
        </Form.Item>
        <Form.Item label={text.skill} htmlFor="roster-skills">
          <Select
            id="roster-skills"
            mode="multiple"
            value={skills}
            onChange={setSkills}
            options={voiceTopics.map((value) => ({ value, label: topicNames[value] }))}
          />
        </Form.Item>
        {qualities.map((key) => (
          <Form.Item key={key} label={say(text.grounds, { name: text.qualities[key] })} htmlFor={`roster-${key}`}>
            <Input
              id={`roster-${key}`}
              maxLength={200}
              value={grounds[key]}
              onChange={(event) => setGrounds({ ...grounds, [key]: event.target.value })}
            />
          </Form.Item>
        ))}
      </Form>
    </ActDialog>
  )
}
