import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { displayYuan, parseYuan } from '../../../../../platform/money.ts'
import { Card } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { percent } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import type { checkPolicy } from '../../../policies.contract.ts'
import { policiesText } from '../../../policies-console.text.ts'

const text = policiesText

type Answer = ReceivedOf<typeof checkPolicy>

/** Whether the draft contradicts itself, and what it would pay for sums an officer knows. */
export function PolicyTrials({
  answer,
  problem,
  checking,
  trials,
  onTrials,
}: {
  answer: Answer | null
  problem: string | null
  checking: boolean
  trials: readonly number[]
  onTrials: (trials: readonly number[]) => void
}) {
  return (
    <Card title={text.trial} aside={<Verdict answer={answer} checking={checking} />} ruled className="policy-trials">
      {problem && <p className="bad-words">{problem}</p>}
      {answer && answer.faults.length > 0 && (
        <ul className="faults">
          {answer.faults.map((fault) => (
            <li key={`${fault.code}${fault.field}`}>{fault.sentence}</li>
          ))}
        </ul>
      )}
      {answer && answer.trials.length > 0 ? (
        <>
          <p className="muted small">{text.trialLead}</p>
          <PlainTable
            caption={text.trial}
            rows={answer.trials}
            keyOf={(trial) => String(trial.ownPayFen)}
            columns={[
              { key: 'own', name: text.trialOwn, right: true, cell: (trial) => displayYuan(trial.ownPayFen) },
              { key: 'benefit', name: text.trialBenefit, right: true, cell: (trial) => displayYuan(trial.benefitFen) },
              {
                key: 'share',
                name: text.trialShare,
                right: true,
                cell: (trial) => percent(trial.benefitFen, trial.ownPayFen),
              },
            ]}
          />
          {trials.length < 20 && (
            <AnotherTrial onAdd={(fen) => onTrials([...new Set([...trials, fen])].sort((a, b) => a - b))} />
          )}
        </>
      ) : (
        <p className="soft">{text.trialLater}</p>
      )}
    </Card>
  )
}

function Verdict({ answer, checking }: { answer: Answer | null; checking: boolean }) {
  if (checking || !answer) return <span className="soft">{text.checking}</span>
  const wrong = answer.faults.length
  return (
    <span className={wrong === 0 ? 'due ok' : 'due bad'} role="status">
      <Icon name={wrong === 0 ? 'check-circle' : 'warning'} size="s" />
      {wrong === 0 ? text.faultsNone : say(text.faults, { n: wrong })}
    </span>
  )
}

function AnotherTrial({ onAdd }: { onAdd: (fen: number) => void }) {
  const [typed, setTyped] = useState('')
  const fen = parseYuan(typed.trim())
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    if (fen === null || fen <= 0) return
    onAdd(fen)
    setTyped('')
  }
  return (
    <form className="another-trial" onSubmit={add}>
      <Input
        aria-label={text.trialAdd}
        placeholder={text.trialAdd}
        status={typed !== '' && fen === null ? 'error' : ''}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit" disabled={fen === null || fen <= 0}>
        {text.trial}
      </Button>
    </form>
  )
}
