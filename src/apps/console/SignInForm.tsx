import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { getMe, type Me, signInWithPassword } from '../../kernel/access/contract.ts'
import { call } from '../../platform/client/client.ts'
import { findSetting, keepSetting } from '../../platform/client/keep.ts'
import { Problem } from '../../platform/client/problem.ts'
import { sessionResumed } from './session.ts'
import { shellText } from './text.ts'

export type Credentials = { account: string; password: string }

const accountSetting = 'console.account'

/** Signs in and lets the whole console know; `onIn` says what else. */
export function useSignIn(onIn: (me: Me) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (given: Credentials) => call(signInWithPassword, { body: given }),
    onSuccess: (me, given) => {
      keepSetting(accountSetting, given.account)
      onIn(me)
      sessionResumed()
      queries.setQueryData([getMe.path, {}], me)
    },
  })
}

/** Account and password, with the refusal above the button. */
export function SignInForm({ signIn }: { signIn: ReturnType<typeof useSignIn> }) {
  const known = findSetting(accountSetting) ?? ''
  return (
    <Form<Credentials>
      layout="vertical"
      size="large"
      initialValues={{ account: known }}
      onFinish={(given) => signIn.mutate(given)}
    >
      <Form.Item
        name="account"
        label={shellText.signIn.account}
        rules={[{ required: true, message: shellText.signIn.needAccount }]}
      >
        <Input autoComplete="username" autoFocus={known === ''} />
      </Form.Item>
      <Form.Item
        name="password"
        label={shellText.signIn.password}
        rules={[{ required: true, message: shellText.signIn.needPassword }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={known !== ''} />
      </Form.Item>
      {signIn.error instanceof Problem && (
        <Alert type="error" showIcon role="alert" title={signIn.error.sentence} style={{ marginBottom: 16 }} />
      )}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {shellText.signIn.enter}
      </Button>
    </Form>
  )
}
