import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { dayOf } from '../../../../platform/dates.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { getSecondFactor, removeSecondFactor, renewRecoveryCodes } from '../../contract.ts'
import { BindAuthenticator } from './BindAuthenticator.tsx'
import { type Proof, ProofFields } from './ProofFields.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

const text = consoleText.factor
const fewCodes = 3

type Factor = ReceivedOf<typeof getSecondFactor>
type Doing = 'bind' | 'renew' | 'remove'

/** Whether a second factor is on, and every change to it. */
export function FactorCard() {
  const asked = useQuery(ask(getSecondFactor, {}))
  const [doing, setDoing] = useState<Doing | null>(null)
  return (
    <Card title={text.title} aside={asked.data && <OnOff factor={asked.data} />} ruled>
      <Answered asked={asked} bones={3}>
        {(factor) => (
          <>
            <State factor={factor} onDo={setDoing} />
            {doing === 'bind' && <BindDialog bound={factor.boundAt !== null} onClose={() => setDoing(null)} />}
            {doing === 'renew' && <RenewDialog onClose={() => setDoing(null)} />}
            {doing === 'remove' && <RemoveDialog onClose={() => setDoing(null)} />}
          </>
        )}
      </Answered>
    </Card>
  )
}

function OnOff({ factor }: { factor: Factor }) {
  return factor.boundAt ? <StateTag tone="ok">{text.on}</StateTag> : <StateTag tone="plain">{text.off}</StateTag>
}

function State({ factor, onDo }: { factor: Factor; onDo: (doing: Doing) => void }) {
  const waiting = factor.waitingRoles
  return (
    <div className="stack">
      <p className="muted">{text.lead}</p>
      {waiting.length > 0 && (
        <Alert type="warning" showIcon title={say(text.waiting, { roles: waiting.join(consoleText.listJoin) })} />
      )}
      {factor.boundAt && (
        <Facts
          facts={[
            { name: text.boundAt, value: sayFullDay(dayOf(factor.boundAt)) },
            {
              name: text.codesLeft,
              value: say(text.codesLeftOf, { n: factor.recoveryCodesLeft }),
              more: factor.recoveryCodesLeft <= fewCodes ? text.codesFew : null,
            },
          ]}
        />
      )}
      <div className="row wrap">
        <Button type={factor.boundAt ? 'default' : 'primary'} onClick={() => onDo('bind')}>
          {factor.boundAt ? text.rebind : text.bind}
        </Button>
        {factor.boundAt && (
          <>
            <Button onClick={() => onDo('renew')}>{text.renew}</Button>
            <Button danger disabled={factor.demanded} onClick={() => onDo('remove')}>
              {text.remove}
            </Button>
          </>
        )}
      </div>
      {factor.boundAt && factor.demanded && <p className="soft small">{text.demanded}</p>}
    </div>
  )
}

function BindDialog({ bound: boundNow, onClose }: { bound: boolean; onClose: () => void }) {
  // As it was when the dialog opened: binding changes it under way.
  const [bound] = useState(boundNow)
  const queries = useQueryClient()
  const done = () => {
    void queries.invalidateQueries()
    onClose()
  }
  const { title, again } = consoleText.bind
  return (
    <Modal open title={bound ? again : title} onCancel={onClose} footer={null} width={560} mask={{ closable: false }}>
      <BindAuthenticator bound={bound} onDone={done} />
    </Modal>
  )
}

function RenewDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Proof>()
  const renew = useMutation({ mutationFn: (proof: Proof) => call(renewRecoveryCodes, { body: proof }) })
  const { renewTitle, renewLead, renewAct } = consoleText.codes
  return (
    <ActDialog
      open
      title={renewTitle}
      onClose={onClose}
      act={{ name: renewAct, busy: renew.isPending, onAct: () => form.submit() }}
      problem={sentenceOf(renew.error)}
      done={renew.data && <RecoveryCodes codes={renew.data.recoveryCodes} />}
    >
      <p className="before">{renewLead}</p>
      <Form<Proof> form={form} layout="vertical" onFinish={(proof) => renew.mutate(proof)}>
        <ProofFields bound />
      </Form>
    </ActDialog>
  )
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Proof>()
  const remove = useMutation({ mutationFn: (proof: Proof) => call(removeSecondFactor, { body: proof }) })
  const { title, lead, act, done } = consoleText.remove
  return (
    <ActDialog
      open
      title={title}
      onClose={onClose}
      act={{ name: act, danger: true, busy: remove.isPending, onAct: () => form.submit() }}
      problem={sentenceOf(remove.error)}
      done={remove.isSuccess ? <p>{done}</p> : null}
    >
      <p className="before">{lead}</p>
      <Form<Proof> form={form} layout="vertical" onFinish={(proof) => remove.mutate(proof)}>
        <ProofFields bound />
      </Form>
    </ActDialog>
  )
}
