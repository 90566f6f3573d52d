import { useMutation } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { isPhone, readIdNumber } from '../../../../kernel/people/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { consoleText } from '../../console.text.ts'
import { type EmploymentForm, employmentForms } from '../../forms.model.ts'
import { lacksEmployer } from '../../joining.rules.ts'
import { admitAtCounter } from '../../members.contract.ts'
import { formNames } from '../../names.text.ts'

const text = consoleText.counter

/** 窗口登记: somebody stands here with her id card. */
export function CounterDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const [orgId, setOrgId] = useState(org.id)
  const [typed, setTyped] = useState({ name: '', idNumber: '', phone: '', employerName: '' })
  const [form, setForm] = useState<EmploymentForm>('employed')
  const key = useRef(newId())
  const send = useMutation({
    mutationFn: () => call(admitAtCounter, { body: { ...typed, orgId, form } }, { idempotencyKey: key.current }),
    onSettled: () => {
      key.current = newId()
    },
  })
  const right =
    typed.name.trim().length >= 2 &&
    readIdNumber(typed.idNumber).fault === null &&
    isPhone(typed.phone) &&
    !lacksEmployer({ form, employerName: typed.employerName })
  const field = (name: keyof typeof typed, most: number) => (
    <Form.Item label={name === 'employerName' ? text.employer : text[name]} htmlFor={`counter-${name}`}>
      <Input
        id={`counter-${name}`}
        maxLength={most}
        autoComplete="off"
        value={typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value.trimStart() })}
      />
    </Form.Item>
  )
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.isSuccess ? <p>{text.done}</p> : undefined}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.org} htmlFor="counter-org">
          <OrgField id="counter-org" value={orgId} onChange={setOrgId} />
        </Form.Item>
        {field('name', 40)}
        {field('idNumber', 18)}
        {field('phone', 11)}
        <Form.Item label={text.form} htmlFor="counter-form">
          <Select
            id="counter-form"
            value={form}
            onChange={setForm}
            options={employmentForms.map((value) => ({ value, label: formNames[value] }))}
          />
        </Form.Item>
        {field('employerName', 60)}
      </Form>
    </ActDialog>
  )
}
