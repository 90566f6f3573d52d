import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { changePassword } from '../../kernel/access/contract.ts'
import { call } from '../../platform/client/client.ts'
import { sentenceOf } from '../../platform/client/problem.ts'
import { ActDialog } from '../../ui/console/ActDialog.tsx'
import { say } from '../../ui/console/text.ts'
import { shellText } from './text.ts'

type Typed = { current: string; next: string; again: string }

const shortest = 10
const text = shellText.password

/** A new password; every other session of the account ends. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Typed>()
  const change = useMutation({
    mutationFn: ({ current, next }: Typed) => call(changePassword, { body: { current, next } }),
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.save, busy: change.isPending, onAct: () => form.submit() }}
      problem={sentenceOf(change.error)}
      done={change.isSuccess ? <p>{text.done}</p> : null}
    >
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => change.mutate(typed)}>
        <Form.Item name="current" label={text.current} rules={[{ required: true, message: text.needCurrent }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item
          name="next"
          label={text.next}
          extra={text.rule}
          rules={[
            {
              validator: (_rule, next: string = '') =>
                next.length >= shortest
                  ? Promise.resolve()
                  : Promise.reject(new Error(say(text.tooShort, { n: next.length }))),
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={text.again}
          dependencies={['next']}
          rules={[
            {
              validator: (_rule, again: string) =>
                again === form.getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(text.differ)),
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
