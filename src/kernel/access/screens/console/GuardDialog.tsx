import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { accountsText } from '../../accounts.text.ts'
import { lockAccount, resetPassword, resetSecondFactor, unlockAccount } from '../../contract.ts'
import { type CodeMade, CodeNote } from './CodeNote.tsx'
import type { Account } from './shown.ts'

const text = accountsText.acts
const leads = {
  lock: text.lockLead,
  unlock: text.unlockLead,
  reset: text.resetLead,
  resetFactor: text.resetFactorLead,
} as const

export type Guarding = keyof typeof leads
type Typed = { reason: string }

/** Locks, unlocks or resets, for a reason that the audit keeps. */
export function GuardDialog({
  account,
  guarding,
  onClose,
}: {
  account: Account
  guarding: Guarding
  onClose: () => void
}) {
  const [form] = Form.useForm<Typed>()
  const act = useMutation({
    mutationFn: async (body: Typed): Promise<CodeMade | null> => {
      const given = { params: { id: account.id }, body }
      if (guarding === 'reset') return call(resetPassword, given)
      const endpoint = { lock: lockAccount, unlock: unlockAccount, resetFactor: resetSecondFactor }[guarding]
      await call(endpoint, given)
      return null
    },
  })
  return (
    <ActDialog
      open
      title={text[guarding]}
      onClose={onClose}
      act={{ name: text[guarding], danger: guarding === 'lock', busy: act.isPending, onAct: () => form.submit() }}
      problem={sentenceOf(act.error)}
      done={
        act.isSuccess &&
        (act.data ? (
          <CodeNote lead={accountsText.code.made} account={account.name} made={act.data} />
        ) : (
          <p>{text.done}</p>
        ))
      }
    >
      <p className="before">{say(leads[guarding], { name: account.holderName })}</p>
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => act.mutate(typed)}>
        <Form.Item
          name="reason"
          label={text.reason}
          extra={text.reasonHint}
          rules={[{ required: true, min: 2, message: text.needReason }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
