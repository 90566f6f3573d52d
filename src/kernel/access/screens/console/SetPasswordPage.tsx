import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { setPasswordText as text } from '../../accounts.text.ts'
import { setPassword } from '../../contract.ts'
import './account.css'

type Typed = { account: string; code: string; next: string; again: string }

const shortest = 10

/** The first password, or a new one, by the one-time code; for who is not signed in. */
export default function SetPasswordPage() {
  const [form] = Form.useForm<Typed>()
  const set = useMutation({
    mutationFn: ({ account, code, next }: Typed) => call(setPassword, { body: { account, code, next } }),
  })
  const account = new URLSearchParams(location.search).get('account') ?? ''
  return (
    <main className="bind-first">
      <title>{text.title}</title>
      <section className="card set-password">
        <h1>{set.isSuccess ? text.done : text.title}</h1>
        {set.isSuccess ? (
          <>
            <p>{text.doneLead}</p>
            <Button type="primary" href="/console/">
              {text.toSignIn}
            </Button>
          </>
        ) : (
          <>
            <p className="muted">{text.lead}</p>
            <Form<Typed>
              form={form}
              layout="vertical"
              size="large"
              initialValues={{ account }}
              onFinish={(typed) => set.mutate(typed)}
            >
              <Form.Item name="account" label={text.account} rules={[{ required: true, message: text.needAccount }]}>
                <Input autoComplete="username" autoFocus={account === ''} />
              </Form.Item>
              <Form.Item name="code" label={text.code} rules={[{ required: true, message: text.needCode }]}>
                <Input autoComplete="one-time-code" autoFocus={account !== ''} />
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
              {sentenceOf(set.error) && (
                <Alert type="error" showIcon role="alert" title={sentenceOf(set.error)} style={{ marginBottom: 16 }} />
              )}
              <Button type="primary" htmlType="submit" block loading={set.isPending}>
                {text.act}
              </Button>
            </Form>
            <p className="soft small">{text.noCode}</p>
          </>
        )}
        <a className="link small" href="/console/">
          <Icon name="chevron-left" size="s" />
          {text.toSignIn}
        </a>
      </section>
    </main>
  )
}
