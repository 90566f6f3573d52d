import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { judgeProofs, type ProofRow } from '../../../pavilions.contract.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { ProofsTable } from './ProofsTable.tsx'

const text = pavilionsText.proofs

/** The operator’s look at where products come from. */
export default function ProofsPage() {
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <ProofsTable
        desk="market"
        first="waiting"
        acts={(chosen, done) => <Judgements chosen={chosen} onDone={done} />}
      />
    </div>
  )
}

type Decision = 'accept' | 'refuse' | 'revoke'

function Judgements({ chosen, onDone }: { chosen: readonly ProofRow[]; onDone: () => void }) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<'refuse' | 'revoke' | null>(null)
  const [because, setBecause] = useState('')
  const judge = useMutation({
    mutationFn: (decision: Decision) => {
      const reason = decision === 'accept' ? {} : { because: because.trim() }
      return call(judgeProofs, { body: { ids: chosen.map((one) => one.id), decision, ...reason } })
    },
    onSuccess: async ({ decided }) => {
      await answers.invalidateQueries()
      setAsking(null)
      setBecause('')
      onDone()
      void message.success(say(text.accepted, { n: decided }))
    },
    onError: (error) => void (asking === null && message.error(sentenceOf(error) ?? '')),
  })
  if (chosen.length === 0) return null
  const waiting = chosen.every((proof) => proof.state === 'waiting')
  const accepted = chosen.every((proof) => proof.state === 'accepted')
  return (
    <>
      <span className="muted">{say(text.selected, { n: chosen.length })}</span>
      {waiting && (
        <>
          <Button type="primary" loading={judge.isPending} onClick={() => judge.mutate('accept')}>
            {text.accept}
          </Button>
          <Button onClick={() => setAsking('refuse')}>{text.refuse}</Button>
        </>
      )}
      {accepted && (
        <Button danger onClick={() => setAsking('revoke')}>
          {text.revoke}
        </Button>
      )}
      {asking && (
        <ActDialog
          open
          title={asking === 'revoke' ? text.revokeTitle : text.refuseTitle}
          onClose={() => setAsking(null)}
          act={{
            name: asking === 'revoke' ? text.revoke : text.refuse,
            danger: true,
            busy: judge.isPending,
            locked: because.trim().length < 2,
            onAct: () => judge.mutate(asking),
          }}
          problem={sentenceOf(judge.error)}
        >
          <p>{say(text.actLead, { n: chosen.length })}</p>
          <Form layout="vertical" component="div">
            <Form.Item label={text.because} htmlFor="proof-because" help={text.becauseHelp}>
              <Input
                id="proof-because"
                maxLength={200}
                value={because}
                onChange={(event) => setBecause(event.target.value)}
              />
            </Form.Item>
          </Form>
        </ActDialog>
      )}
    </>
  )
}
