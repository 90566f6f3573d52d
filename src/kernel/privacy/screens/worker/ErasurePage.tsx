import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import {
  cancelErasure,
  getMyData,
  getMyErasure,
  type KeptCard,
  type MyErasure,
  requestErasure,
} from '../../contract.ts'
import { workerText } from '../../worker.text.ts'
import './my-data.css'

const text = workerText.erasurePage

/** 注销账号: what goes, what the law keeps, what is still open, and the request itself. */
export default function ErasurePage({ href }: PageGiven) {
  const asked = useAsk(getMyErasure, {})
  const kept = useAsk(getMyData, {}).answer?.kept
  const answer = asked.answer
  const pending = answer?.erasure && ['waiting', 'approved', 'running'].includes(answer.erasure.state)
  return (
    <Page top={<TopBar title={workerText.erasure.title} backHref={href('/my-data')} />}>
      {!answer || !kept ? (
        <Waiting asked={asked} cards={[3, 4]} />
      ) : (
        <>
          {answer.erasure ? <Standing erasure={answer.erasure} /> : null}
          {pending ? null : (
            <>
              <p className="gh-muted">{text.lead}</p>
              {answer.obstacles.length > 0 ? <Obstacles obstacles={answer.obstacles} /> : null}
              <Fate kept={kept} />
              <p>{text.waiting(answer.waitDays)}</p>
              {answer.obstacles.length > 0 ? null : <Request />}
            </>
          )}
        </>
      )}
    </Page>
  )
}

function Standing({ erasure }: { erasure: MyErasure }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const now = instantNow()
  const open = erasure.state === 'waiting' || erasure.state === 'approved'

  async function cancel() {
    setBusy(true)
    const failed = await problemFrom(call(cancelErasure, {}))
    setBusy(false)
    setProblem(failed)
    await askAgain('/me/data/erasure')
    if (!failed) toast(text.cancelled)
  }

  return (
    <Card title={workerText.erasure.title}>
      <Lines
        lines={[
          { label: text.state, value: erasure.stateName },
          { label: text.requested, value: sayInstant(erasure.requestedAt, now) },
          ...(open ? [{ label: text.until, value: sayInstant(erasure.waitsUntil, now) }] : []),
          ...(erasure.decisionWords ? [{ label: text.reply, value: erasure.decisionWords }] : []),
        ]}
      />
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {open ? (
        <Button wide size="big" busy={busy} onPress={() => void cancel()}>
          {text.cancel}
        </Button>
      ) : null}
    </Card>
  )
}

function Fate({ kept }: { kept: readonly KeptCard[] }) {
  const goes = kept.filter(({ does }) => does !== 'keep')
  const stays = kept.filter(({ does }) => does === 'keep')
  return (
    <>
      <Card title={text.goes}>
        <p>{goes.map(({ title }) => title).join('、')}</p>
      </Card>
      <Card title={text.stays}>
        <p className="gh-small gh-muted">{text.staysNote}</p>
        {[...groupsOf(stays)].map(([clause, titles]) => (
          <div key={clause} className="my-data-clause">
            <b>{titles.join('、')}</b>
            <p className="gh-small gh-muted">{clause}</p>
          </div>
        ))}
      </Card>
    </>
  )
}

/** What stays, by the clause that keeps it; the words before the colon only say that it stays. */
function groupsOf(stays: readonly KeptCard[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { title, erasure } of stays) {
    const clause = erasure.replace(/^[^：]*：/, '')
    groups.set(clause, [...(groups.get(clause) ?? []), title])
  }
  return groups
}

function Obstacles({ obstacles }: { obstacles: readonly string[] }) {
  return (
    <Warning tone="warn" title={text.obstacles}>
      <ul>
        {obstacles.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Warning>
  )
}

function Request() {
  const [idTail, setIdTail] = useState('')
  const [words, setWords] = useState('')
  const [asking, setAsking] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const whole = /^\d{3}[\dXx]$/.test(idTail)

  async function send() {
    setBusy(true)
    const failed = await problemFrom(call(requestErasure, { body: { idTail, words } }))
    setBusy(false)
    setAsking(false)
    setProblem(failed)
    await askAgain('/me/data/erasure')
    if (!failed) toast(text.sent)
  }

  return (
    <Card title={text.ask}>
      <Field label={text.idTail} hint={text.idTailHint} problem={tried && !whole ? text.idTailWrong : null}>
        {(wiring) => <TextInput {...wiring} value={idTail} maxLength={4} autoComplete="off" onText={setIdTail} />}
      </Field>
      <Field label={text.words}>
        {(wiring) => <TextArea {...wiring} value={words} maxLength={200} rows={2} onText={setWords} />}
      </Field>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Button wide size="big" kind="danger" onPress={() => (whole ? setAsking(true) : setTried(true))}>
        {text.ask}
      </Button>
      {asking ? (
        <Sheet title={text.confirm} onClose={() => setAsking(false)}>
          <p className="gh-muted">{text.confirmNote}</p>
          <div className="my-data-acts">
            <Button size="big" onPress={() => setAsking(false)}>
              {text.back}
            </Button>
            <Button size="big" kind="danger" busy={busy} onPress={() => void send()}>
              {text.now}
            </Button>
          </div>
        </Sheet>
      ) : null}
    </Card>
  )
}
