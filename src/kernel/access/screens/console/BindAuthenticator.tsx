import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Input, Steps } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { say } from '../../../../ui/console/text.ts'
import { SquareCode } from '../../../../ui/SquareCode.tsx'
import { consoleText } from '../../console.text.ts'
import { confirmSecondFactor, offerSecondFactor } from '../../contract.ts'
import { type Proof, ProofFields } from './ProofFields.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import './account.css'

const text = consoleText.bind

/** Three steps: it is she, the authenticator has the secret, the recovery codes are kept. `onDone` after the last. */
export function BindAuthenticator({ bound, onDone }: { bound: boolean; onDone: () => void }) {
  const offer = useMutation({ mutationFn: (proof: Proof) => call(offerSecondFactor, { body: proof }) })
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) => call(confirmSecondFactor, { body: { code } }),
  })
  const step = confirm.data ? 2 : offer.data ? 1 : 0
  return (
    <div className="stack bind">
      <Steps size="small" current={step} responsive={false} items={text.steps.map((title) => ({ title }))} />
      {step === 0 && (
        <Form<Proof> layout="vertical" onFinish={(proof) => offer.mutate(proof)}>
          <ProofFields bound={bound} />
          <Told sentence={sentenceOf(offer.error)} />
          <Button type="primary" htmlType="submit" loading={offer.isPending}>
            {text.next}
          </Button>
        </Form>
      )}
      {step === 1 && offer.data && (
        <Form<{ code: string }> layout="vertical" onFinish={(typed) => confirm.mutate(typed)}>
          <Offered offer={offer.data} />
          <Form.Item
            name="code"
            label={text.code}
            rules={[{ required: true, pattern: /^\d{6}$/, message: text.codeWrong }]}
          >
            <Input
              className="code-field num"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              autoFocus
            />
          </Form.Item>
          <Told sentence={sentenceOf(confirm.error)} />
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {text.confirm}
          </Button>
        </Form>
      )}
      {confirm.data && <Kept codes={confirm.data.recoveryCodes} onDone={onDone} />}
    </div>
  )
}

function Offered({ offer }: { offer: ReceivedOf<typeof offerSecondFactor> }) {
  return (
    <div className="bind-offer">
      <SquareCode text={offer.address} label={text.squareLabel} />
      <div className="stack">
        <p>
          <b>{text.scan}</b>
        </p>
        <p className="muted small">{text.apps}</p>
        <div>
          <p className="muted small">{text.manual}</p>
          <code className="bind-secret">{offer.secret.match(/.{1,4}/g)!.join(' ')}</code>
        </div>
        <p className="soft small">{say(text.valid, { n: offer.validMinutes })}</p>
      </div>
    </div>
  )
}

function Kept({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [kept, setKept] = useState(false)
  return (
    <>
      <RecoveryCodes codes={codes} />
      <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
        {consoleText.codes.savedCheck}
      </Checkbox>
      <div>
        <Button type="primary" disabled={!kept} onClick={onDone}>
          {consoleText.codes.saved}
        </Button>
      </div>
    </>
  )
}

function Told({ sentence }: { sentence: string | null }) {
  if (!sentence) return null
  return <Alert type="error" showIcon role="alert" title={sentence} style={{ marginBottom: 16 }} />
}
