import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { today } from '../../../../platform/client/today.ts'
import { addDays } from '../../../../platform/dates.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { listOrgs } from '../../../orgs/contract.ts'
import { accountsText } from '../../accounts.text.ts'
import { findColleagues, lendRole } from '../../contract.ts'
import { longestDelegationDays } from '../../grants.rules.ts'
import type { OwnRole } from './shown.ts'

const text = accountsText.lend

type Typed = { personId: string; orgId: string; from: string; lastDay: string }

/** To whom, over which part of my own, and until when. */
export function LendDialog({ own, onClose }: { own: OwnRole; onClose: () => void }) {
  const [form] = Form.useForm<Typed>()
  const from = Form.useWatch('from', form) ?? today()
  const lend = useMutation({
    mutationFn: (typed: Typed) => call(lendRole, { body: { grantId: own.id, ...typed } }),
  })
  return (
    <ActDialog
      open
      title={`${text.title}：${own.roleName}`}
      onClose={onClose}
      act={{ name: text.act, busy: lend.isPending, onAct: () => form.submit() }}
      problem={sentenceOf(lend.error)}
      done={lend.isSuccess ? <p>{text.done}</p> : null}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        initialValues={{ orgId: own.orgId, from: today(), lastDay: addDays(today(), 6) }}
        onFinish={(typed) => lend.mutate(typed)}
      >
        <Form.Item name="personId" label={text.to} rules={[{ required: true, message: text.needTo }]}>
          <ColleagueField />
        </Form.Item>
        <Form.Item name="orgId" label={text.org}>
          <PartField own={own} />
        </Form.Item>
        <div className="day-fields">
          <Form.Item name="from" label={text.from} rules={[{ required: true, message: text.needDay }]}>
            <DayInput min={today()} />
          </Form.Item>
          <Form.Item name="lastDay" label={text.lastDay} rules={[{ required: true, message: text.needDay }]}>
            <DayInput min={from} max={addDays(from, longestDelegationDays - 1)} />
          </Form.Item>
        </div>
      </Form>
    </ActDialog>
  )
}

type Field = { id?: string; value?: string; onChange?: (picked: string) => void }

function ColleagueField({ id, value, onChange }: Field) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(findColleagues, { query: { search } }), enabled: search.length > 0 })
  return (
    <Select
      {...(id && { id })}
      value={value}
      onChange={(picked: string) => onChange?.(picked)}
      placeholder={text.toFind}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={search ? text.toNone : text.toFind}
      options={(found.data?.people ?? []).map((one) => ({
        value: one.id,
        label: `${one.holderName} ${one.name}，${one.orgName}`,
      }))}
    />
  )
}

/** My own organisation, or one below it. */
function PartField({ id, value, onChange, own }: Field & { own: OwnRole }) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const below = useQuery(askOn(listOrgs, { query: search.length > 1 ? { search } : { parentId: own.orgId } }))
  const offered = (below.data?.orgs ?? []).filter((one) => one.path.includes(own.orgId) && one.id !== own.orgId)
  return (
    <Select
      {...(id && { id })}
      value={value}
      onChange={(picked: string) => onChange?.(picked)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[
        { value: own.orgId, label: say(accountsText.orgAll, { name: own.orgName }) },
        ...offered.map((one) => ({ value: one.id, label: one.name })),
      ]}
    />
  )
}
