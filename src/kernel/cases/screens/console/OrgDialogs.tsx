import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { OrgField } from '../../../orgs/screens.ts'
import { consoleText } from '../../console.text.ts'
import { assignCase, callBody, listCallable } from '../../contract.ts'
import { NoteDialog } from './NoteDialog.tsx'

type Props = { caseId: string; onClose: () => void }
type Direction = 'above' | 'below' | 'beside'

/** 转办: one level up, down to a union below, or to an office or partner beside the path. */
export function AssignDialog({ caseId, onClose }: Props) {
  const { org } = useReader()
  const above = useQuery(ask(listCallable, { params: { id: caseId } })).data?.above ?? null
  const [direction, setDirection] = useState<Direction>('beside')
  const [below, setBelow] = useState(org.id)
  const [besideId, setBeside] = useState<string | null>(null)
  const [dueDays, setDueDays] = useState<number | null>(null)
  const orgId = { above: above?.id ?? null, below, beside: besideId }[direction]
  const words = consoleText.assign
  return (
    <NoteDialog
      words={words}
      lead={words.lead}
      needed="yes"
      locked={orgId === null}
      onSend={(note) => call(assignCase, { params: { id: caseId }, body: { orgId: orgId!, note, ...daysIn(dueDays) } })}
      onClose={onClose}
    >
      <Form.Item label={words.direction}>
        <Radio.Group
          aria-label={words.direction}
          value={direction}
          onChange={(event) => setDirection(event.target.value as Direction)}
          options={[
            ...(above ? [{ value: 'above', label: say(words.above, { org: above.name }) }] : []),
            { value: 'below', label: words.below },
            { value: 'beside', label: words.beside },
          ]}
        />
      </Form.Item>
      {direction === 'below' && (
        <Form.Item label={consoleText.to} htmlFor="org-below">
          <OrgField id="org-below" value={below} onChange={setBelow} />
        </Form.Item>
      )}
      {direction === 'beside' && <BesideField caseId={caseId} value={besideId} onChange={setBeside} />}
      <DaysField value={dueDays} onChange={setDueDays} />
    </NoteDialog>
  )
}

/** 联合办理, 吹哨: who is asked to take part, and how. */
export function CallDialog({ caseId, onClose }: Props) {
  const [orgId, setOrgId] = useState<string | null>(null)
  const [role, setRole] = useState<'joint' | 'called'>('joint')
  const [dueDays, setDueDays] = useState<number | null>(null)
  return (
    <NoteDialog
      words={consoleText.call}
      lead={consoleText.call.lead}
      needed="yes"
      locked={orgId === null}
      onSend={(note) =>
        call(callBody, { params: { id: caseId }, body: { orgId: orgId!, role, note, ...daysIn(dueDays) } })
      }
      onClose={onClose}
    >
      <BesideField caseId={caseId} value={orgId} onChange={setOrgId} />
      <Form.Item label={consoleText.role} extra={consoleText.call.roleWords[role]}>
        <Radio.Group
          aria-label={consoleText.role}
          value={role}
          onChange={(event) => setRole(event.target.value as 'joint' | 'called')}
          options={(['joint', 'called'] as const).map((value) => ({ value, label: consoleText.bodyRoles[value] }))}
        />
      </Form.Item>
      <DaysField value={dueDays} onChange={setDueDays} />
    </NoteDialog>
  )
}

/** Offices and partners beside the path of a case. */
function BesideField({
  caseId,
  value,
  onChange,
}: {
  caseId: string
  value: string | null
  onChange: (orgId: string) => void
}) {
  const asked = useQuery(ask(listCallable, { params: { id: caseId } }))
  return (
    <Form.Item label={consoleText.to} htmlFor="org-beside">
      <Select
        id="org-beside"
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        onChange={onChange}
        loading={asked.isFetching}
        notFoundContent={consoleText.toNone}
        options={(asked.data?.beside ?? []).map((org) => ({ value: org.id, label: org.name }))}
      />
    </Form.Item>
  )
}

const mostDays = 60
const daysIn = (dueDays: number | null) => (dueDays === null ? {} : { dueDays })

function DaysField({ value, onChange }: { value: number | null; onChange: (days: number | null) => void }) {
  return (
    <Form.Item label={consoleText.dueDays} htmlFor="due-days">
      <InputNumber id="due-days" min={1} max={mostDays} value={value} onChange={onChange} />
    </Form.Item>
  )
}
