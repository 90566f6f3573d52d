import { Form, Input } from 'antd'
import { consoleText } from '../../console.text.ts'

const text = consoleText.bind

export type Proof = { password: string; code?: string }

/** That it is really her: the password, and where an authenticator is bound, a code of it. */
export function ProofFields({ bound }: { bound: boolean }) {
  return (
    <>
      <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.needPassword }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      {bound && (
        <Form.Item name="code" label={text.present} rules={[{ required: true, min: 6, message: text.needPresent }]}>
          <Input autoComplete="one-time-code" maxLength={20} />
        </Form.Item>
      )}
    </>
  )
}
