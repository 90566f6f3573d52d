import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { getMe, type Me, signInWithPassword } from '../../kernel/access/contract.ts'
import { call } from '../../platform/client/client.ts'
import { findSetting, keepSetting } from '../../platform/client/keep.ts'
import { Problem } from '../../platform/client/problem.ts'
import { say } from '../../ui/console/text.ts'
import { sessionResumed } from './session.ts'
import { shellText } from './text.ts'

export type Credentials = { account: string; password: string; code?: string | undefined }

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

type SigningIn = ReturnType<typeof useSignIn>

/** Account and password, and then the code where an authenticator is bound. */
export function SignInForm({ signIn }: { signIn: SigningIn }) {
  const [given, setGiven] = useState<Credentials | null>(null)
  const problem = signIn.error instanceof Problem ? signIn.error : null
  if (problem?.code === 'access.second-factor-needed' && signIn.variables && !given) setGiven(signIn.variables)
  if (!given) return <PasswordForm signIn={signIn} />
  const again = () => {
    signIn.reset()
    setGiven(null)
  }
  return <CodeForm signIn={signIn} given={given} onAgain={again} />
}

/** The password was right; what the authenticator shows, or a recovery code. */
function CodeForm({ signIn, given, onAgain }: { signIn: SigningIn; given: Credentials; onAgain: () => void }) {
  const problem = signIn.error instanceof Problem ? signIn.error : null
  const needed = problem?.code === 'access.second-factor-needed'
  const demoCode = needed ? problem.facts.demoCode : undefined
  return (
    <Form<{ code: string }>
      layout="vertical"
      size="large"
      onFinish={({ code }) => signIn.mutate({ account: given.account, password: given.password, code })}
    >
      <p className="muted code-lead">{shellText.signIn.codeLead}</p>
      {demoCode !== undefined && (
        <Alert
          type="info"
          showIcon
          title={say(shellText.signIn.demoCode, { code: String(demoCode) })}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item
        name="code"
        label={shellText.signIn.code}
        rules={[{ required: true, min: 6, message: shellText.signIn.needCode }]}
      >
        <Input autoComplete="one-time-code" maxLength={20} autoFocus />
      </Form.Item>
      {problem && !needed && (
        <Alert type="error" showIcon role="alert" title={problem.sentence} style={{ marginBottom: 16 }} />
      )}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {shellText.signIn.enter}
      </Button>
      <Button type="link" block onClick={onAgain}>
        {shellText.signIn.otherAccount}
      </Button>
    </Form>
  )
}

function PasswordForm({ signIn }: { signIn: SigningIn }) {
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
