import { type FormEvent, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { objectToClaim } from '../../claims.contract.ts'
import { workerText } from '../../worker.text.ts'
import { claimPath } from './use-claim.ts'

const text = workerText.objection

/** 金额不对: says what is wrong; it stops nothing. */
export default function ObjectionPage(given: PageGiven) {
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const claimId = given.params.id!
  const short = words.trim().length < 5 ? text.short : null

  async function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (short) return focusFirstProblem(form.current)
    setBusy(true)
    const failed = await problemFrom(call(objectToClaim, { params: { id: claimId }, body: { text: words.trim() } }))
    setBusy(false)
    setProblem(failed)
    if (failed) return
    await askAgain('/me/mutual-aid')
    toast(text.sent)
    given.go(claimPath(claimId), 'rewind')
  }

  return (
    <form className="gh-form" ref={form} onSubmit={(event) => void send(event)} noValidate>
      <Page
        top={<TopBar title={text.title} backHref={given.href(claimPath(claimId))} />}
        acts={
          <Button kind="main" size="big" type="submit" busy={busy}>
            {text.send}
          </Button>
        }
      >
        <p className="gh-muted">{text.lead}</p>
        <Card>
          <Field label={text.label} problem={tried ? short : null}>
            {(wiring) => <TextArea {...wiring} rows={5} maxLength={500} value={words} onText={setWords} />}
          </Field>
        </Card>
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      </Page>
    </form>
  )
}
