import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { consoleText } from '../../console.text.ts'
import { assignCase, callBody, listCallable, reportIn, superviseCase, type WayCard } from '../../contract.ts'
import { AttachDialog } from './AttachDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'

type Way = WayCard['way']

/** One of the ways that the kernel has beside the actions of a type. */
export function WayDialog({
  way,
  caseId,
  type,
  onClose,
}: {
  way: Way
  caseId: string
  type: string
  onClose: () => void
}) {
  switch (way) {
    case 'attach':
      return <AttachDialog caseId={caseId} onClose={onClose} />
    case 'assign':
    case 'call':
      return <OrgDialog way={way} caseId={caseId} onClose={onClose} />
    case 'link':
    case 'merge':
      return <LinkDialog way={way} caseId={caseId} type={type} onClose={onClose} />
    case 'arrive':
      return (
        <NoteDialog
          words={consoleText.arrive}
          lead={consoleText.arrive.lead}
          needed="none"
          onSend={() => call(reportIn, { params: { id: caseId } })}
          onClose={onClose}
        />
      )
    case 'supervise':
      return (
        <NoteDialog
          words={consoleText.supervise}
          lead={consoleText.supervise.lead}
          needed="yes"
          onSend={(text) => call(superviseCase, { params: { id: caseId }, body: { text } })}
          onClose={onClose}
        />
      )
    case 'comment':
    case 'rate':
      return null
  }
}

/** To whom a case is given, or who is asked to take part. */
function OrgDialog({ way, caseId, onClose }: { way: 'assign' | 'call'; caseId: string; onClose: () => void }) {
  const asked = useQuery(ask(listCallable, { params: { id: caseId } }))
  const [orgId, setOrgId] = useState<string | null>(null)
  const [role, setRole] = useState<'joint' | 'called'>('joint')
  const [dueDays, setDueDays] = useState<number | null>(null)
  const orgs = (asked.data?.orgs ?? []).filter((org) => way === 'assign' || !org.inPath)
  const send = (note: string) => {
    const body = { orgId: orgId!, note, ...(dueDays !== null && { dueDays }) }
    return way === 'assign'
      ? call(assignCase, { params: { id: caseId }, body })
      : call(callBody, { params: { id: caseId }, body: { ...body, role } })
  }
  return (
    <NoteDialog
      words={consoleText[way]}
      lead={consoleText[way].lead}
      needed="yes"
      locked={orgId === null}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item label={consoleText.to} htmlFor="to-org">
        <Select
          id="to-org"
          showSearch={{ optionFilterProp: 'label' }}
          value={orgId}
          onChange={setOrgId}
          loading={asked.isFetching}
          notFoundContent={consoleText.toNone}
          options={orgs.map((org) => ({ value: org.id, label: org.name }))}
        />
      </Form.Item>
      {way === 'call' && (
        <Form.Item label={consoleText.role}>
          <Radio.Group
            aria-label={consoleText.role}
            value={role}
            onChange={(event) => setRole(event.target.value as 'joint' | 'called')}
            options={(['joint', 'called'] as const).map((value) => ({ value, label: consoleText.bodyRoles[value] }))}
          />
        </Form.Item>
      )}
      <Form.Item label={consoleText.dueDays} htmlFor="due-days">
        <InputNumber id="due-days" min={1} max={60} value={dueDays} onChange={setDueDays} />
      </Form.Item>
    </NoteDialog>
  )
}
