import { type FormEvent, useEffect, useState } from 'react'
import { listDemoSignIns, sendSmsCode, signInWithSmsCode } from '../../kernel/access/contract.ts'
import { call } from '../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../platform/client/problem.ts'
import { useAsk } from '../../platform/client/use-ask.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { DigitsInput } from '../../ui/DigitsInput.tsx'
import { Warning } from '../../ui/EmptyState.tsx'
import { CodeInput, Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { Logo } from '../../ui/mark/Mark.tsx'
import { Newcomers } from './Newcomers.tsx'
import { signIn } from './session.ts'
import './sign-in.css'
import { workerText as text } from './text.ts'

type Choice = { readonly key: string; readonly name: string }
type Sent = { readonly phone: string; readonly again: number; readonly demoCode: string | null }

const rightPhone = /^1[3-9]\d{9}$/

/** Phone number, code, in. What the person was about to open opens afterwards. */
export function SignInPage({ ended }: { ended: boolean }) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<Sent | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const choices = choicesOf(problem)

  async function attempt(asking: () => Promise<void>) {
    setBusy(true)
    setProblem(null)
    setProblem(await problemFrom(asking()))
    setBusy(false)
  }

  async function send(to: string) {
    setPhone(to)
    await attempt(async () => {
      const { resendAfterSeconds, demoCode } = await call(sendSmsCode, { body: { phone: to } })
      setSent({ phone: to, again: Date.now() + resendAfterSeconds * 1000, demoCode })
      setCode(demoCode ?? '')
      setTried(false)
    })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!sent) return void (rightPhone.test(phone) && send(phone))
    if (code.length !== 6) return
    enter(undefined)
  }

  function enter(choice: string | undefined) {
    if (!sent) return
    const body = { phone: sent.phone, code, ...(choice === undefined ? {} : { choice }) }
    void attempt(async () => signIn(await call(signInWithSmsCode, { body })))
  }

  if (choices.length > 0)
    return (
      <main className="gh-page wa-sign-in">
        <header>
          <Logo label={text.appName} />
          <h1 tabIndex={-1}>{text.chooseYourself}</h1>
          <p className="gh-muted">{text.chooseNote}</p>
        </header>
        <WhoAreYou choices={choices} onChoose={enter} />
        <p className="gh-small gh-soft">{text.chooseOtherNote}</p>
        <Button kind="quiet" onPress={() => setProblem(null)}>
          {text.chooseOther}
        </Button>
      </main>
    )

  return (
    <main className="gh-page wa-sign-in">
      <header>
        <Logo label={text.appName} />
        <h1 tabIndex={-1}>{text.signInTitle}</h1>
        <p className="gh-muted">{text.signInLead}</p>
      </header>
      {ended ? <Warning tone="info" title={text.sessionEnded} /> : null}
      <form className="gh-card gh-fields" onSubmit={submit} noValidate>
        {sent ? (
          <CodeFields sent={sent} code={code} onCode={setCode} tried={tried} />
        ) : (
          <Field
            label={text.phone}
            hint={text.phoneHint}
            problem={tried && !rightPhone.test(phone) ? text.phoneWrong : null}
          >
            {(wiring) => (
              <DigitsInput
                {...wiring}
                group={4}
                most={11}
                value={phone}
                onDigits={setPhone}
                autoComplete="tel-national"
              />
            )}
          </Field>
        )}
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Button kind="main" size="big" type="submit" wide busy={busy}>
          {sent ? text.signInNow : text.getCode}
        </Button>
        {sent ? <Resend sent={sent} onAgain={() => void send(sent.phone)} onOther={() => setSent(null)} /> : null}
      </form>
      <Newcomers />
      <DemoPeople onChoose={(chosen) => void send(chosen)} />
    </main>
  )
}

function CodeFields({
  sent,
  code,
  onCode,
  tried,
}: {
  sent: Sent
  code: string
  onCode: (code: string) => void
  tried: boolean
}) {
  return (
    <>
      {sent.demoCode ? (
        <Warning tone="info" title={text.demoTitle}>
          <p>{text.demoCode(sent.demoCode)}</p>
        </Warning>
      ) : null}
      <Field
        label={text.codeLabel}
        hint={text.codeSentTo(sent.phone)}
        problem={tried && code.length !== 6 ? text.codeWrong : null}
      >
        {(wiring) => <CodeInput {...wiring} length={6} value={code} onText={onCode} />}
      </Field>
    </>
  )
}

function Resend({ sent, onAgain, onOther }: { sent: Sent; onAgain: () => void; onOther: () => void }) {
  const [left, setLeft] = useState(() => secondsUntil(sent.again))
  useEffect(() => {
    setLeft(secondsUntil(sent.again))
    const timer = setInterval(() => setLeft(secondsUntil(sent.again)), 1000)
    return () => clearInterval(timer)
  }, [sent])
  return (
    <div className="wa-resend">
      {left > 0 ? (
        <span className="gh-soft">{text.resendAfter(left)}</span>
      ) : (
        <Button kind="quiet" onPress={onAgain}>
          {text.resend}
        </Button>
      )}
      <Button kind="quiet" onPress={onOther}>
        {text.changePhone}
      </Button>
    </div>
  )
}

/** Everybody whom the phone is on file for, by masked name; told only after its code was right. */
function WhoAreYou({ choices, onChoose }: { choices: readonly Choice[]; onChoose: (key: string) => void }) {
  return (
    <Card>
      <ul className="gh-rows">
        {choices.map((choice) => (
          <li key={choice.key}>
            <button className="gh-row" type="button" onClick={() => onChoose(choice.key)}>
              <span className="gh-row-words">
                <span className="gh-row-title">{choice.name}</span>
              </span>
              <Icon name="chevron-right" size="s" />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function choicesOf(problem: Problem | null): Choice[] {
  if (problem?.code !== 'access.person-to-choose') return []
  const { choices, names } = problem.facts as { choices: string[]; names: string[] }
  return choices.map((key, at) => ({ key, name: names[at]! }))
}

/** In a demonstration anyone may try the app as one of its people; otherwise nothing is shown. */
function DemoPeople({ onChoose }: { onChoose: (phone: string) => void }) {
  const workers = useAsk(listDemoSignIns, {}).answer?.workers ?? []
  if (workers.length === 0) return null
  return (
    <Card title={text.demoPeople}>
      <p className="gh-small gh-soft">{text.demoTitle}</p>
      <ul className="gh-rows">
        {workers.map((worker) => (
          <li key={worker.phone}>
            <button className="gh-row" type="button" onClick={() => onChoose(worker.phone)}>
              <span className="gh-row-words">
                <span className="gh-row-title">{worker.name}</span>
                <small>{worker.note}</small>
              </span>
              <span className="gh-link gh-small">{text.tryAs}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function secondsUntil(atMs: number): number {
  return Math.max(0, Math.ceil((atMs - Date.now()) / 1000))
}
