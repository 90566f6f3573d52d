import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { accountsText } from '../../accounts.text.ts'
import { listRoles, openOfficerAccount, openPartnerAccount } from '../../contract.ts'
import { CodeNote } from './CodeNote.tsx'
import { OrgField } from './OrgField.tsx'

const text = accountsText.open

type Typed = { name: string; idNumber: string; phone?: string; account: string; orgId: string; role: string }

/** Opens an account whose holder sets the password herself; a partner's comes with its one role. */
export function OpenAccountDialog({ kind, onClose }: { kind: 'officer' | 'partner'; onClose: () => void }) {
  const { org } = useReader()
  const [form] = Form.useForm<Typed>()
  const roles = useQuery({ ...ask(listRoles, {}), enabled: kind === 'partner' })
  const open = useMutation({
    mutationFn: ({ role, phone, ...typed }: Typed) => {
      const body = { ...typed, phone: phone ? phone : null }
      return kind === 'officer'
        ? call(openOfficerAccount, { body })
        : call(openPartnerAccount, { body: { ...body, role } })
    },
  })
  return (
    <ActDialog
      open
      title={text[kind]}
      onClose={onClose}
      act={{ name: text.act, busy: open.isPending, onAct: () => form.submit() }}
      problem={sentenceOf(open.error)}
      done={
        open.data && (
          <CodeNote lead={accountsText.code.opened} account={open.variables?.account ?? ''} made={open.data} />
        )
      }
    >
      <p className="before muted">{kind === 'officer' ? text.officerLead : text.partnerLead}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        autoComplete="off"
        initialValues={{ orgId: org.id }}
        onFinish={(typed) => open.mutate(typed)}
      >
        <div className="day-fields">
          <Form.Item name="name" label={text.name} rules={[{ required: true, message: text.needName }]}>
            <Input maxLength={50} autoFocus />
          </Form.Item>
          <Form.Item
            name="idNumber"
            label={text.idNumber}
            rules={[{ required: true, pattern: /^\d{17}[\dXx]$/, message: text.idRule }]}
          >
            <Input maxLength={18} />
          </Form.Item>
          <Form.Item name="phone" label={text.phone} rules={[{ pattern: /^1[3-9]\d{9}$/, message: text.phoneRule }]}>
            <Input inputMode="numeric" maxLength={11} />
          </Form.Item>
          <Form.Item
            name="account"
            label={text.account}
            rules={[{ required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/, message: text.accountRule }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        </div>
        <Form.Item name="orgId" label={accountsText.sheet.org} rules={[{ required: true }]}>
          <OrgField label={accountsText.sheet.org} />
        </Form.Item>
        {kind === 'partner' && (
          <Form.Item
            name="role"
            label={accountsText.role}
            rules={[{ required: true, message: accountsText.give.needRole }]}
          >
            <Select
              options={(roles.data?.roles ?? [])
                .filter((role) => role.holder === 'partner')
                .map((role) => ({ value: role.key, label: role.name }))}
            />
          </Form.Item>
        )}
      </Form>
    </ActDialog>
  )
}
