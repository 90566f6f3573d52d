import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { today } from '../../../../platform/client/today.ts'
import { addDays } from '../../../../platform/dates.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { accountsText } from '../../accounts.text.ts'
import { giveRole, listRoles } from '../../contract.ts'
import { OrgField } from './OrgField.tsx'
import type { Account } from './shown.ts'

const text = accountsText.give

type Typed = { role: string; orgId: string; on: string; lastDay?: string }

/** A role over an organisation and all below it, from a day on, perhaps until a day. */
export function GiveRoleDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const [form] = Form.useForm<Typed>()
  const roles = useQuery(ask(listRoles, {}))
  const chosen = Form.useWatch('role', form)
  const offered = (roles.data?.roles ?? []).filter((role) => role.holder === account.kind)
  const isDuty = offered.some((role) => role.key === chosen && role.duty !== 'none')
  const give = useMutation({
    mutationFn: ({ role, orgId, on, lastDay }: Typed) => {
      const until = isDuty || !lastDay ? null : addDays(lastDay, 1)
      return call(giveRole, { params: { id: account.id }, body: { role, orgId, on: isDuty ? today() : on, until } })
    },
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.title, busy: give.isPending, onAct: () => form.submit() }}
      problem={sentenceOf(give.error)}
      done={give.isSuccess ? <p>{text.done}</p> : null}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        initialValues={{ orgId: account.orgId, on: today() }}
        onFinish={(typed) => give.mutate(typed)}
      >
        <Form.Item name="role" label={text.role} rules={[{ required: true, message: text.needRole }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={offered.map((role) => ({ value: role.key, label: role.name }))}
          />
        </Form.Item>
        <Form.Item name="orgId" label={text.org} rules={[{ required: true, message: text.needOrg }]}>
          <OrgField label={text.org} named={{ id: account.orgId, name: account.orgName }} />
        </Form.Item>
        {isDuty ? (
          <p className="muted small">{text.duty}</p>
        ) : (
          <div className="day-fields">
            <Form.Item name="on" label={text.on} rules={[{ required: true }]}>
              <DayInput min={today()} />
            </Form.Item>
            <Form.Item name="lastDay" label={text.until}>
              <DayInput min={today()} />
            </Form.Item>
          </div>
        )}
      </Form>
    </ActDialog>
  )
}
