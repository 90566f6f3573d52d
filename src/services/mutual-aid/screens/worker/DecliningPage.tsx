import { type FormEvent, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { declineClaim } from '../../claims.contract.ts'
import { workerText } from '../../worker.text.ts'
import { dropClaimDraft } from './draft.ts'
import { NotHers } from './NotHers.tsx'
import { claimPath, isHers, useClaim } from './use-claim.ts'

const text = workerText.declining

/** 放弃领取: names the sum, says what it means, and keeps the easy way for keeping it. */
export default function DecliningPage(given: PageGiven) {
  const asked = useClaim(given)
  const [idTail, setIdTail] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const claimId = given.params.id!
  const back = given.href(claimPath(claimId))
  const tailProblem = /^\d{3}[\dX]$/.test(idTail) ? null : workerText.sign.idTailWrong
  const top = <TopBar title={text.title} backHref={back} />

  async function decline(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (tailProblem) return focusFirstProblem(form.current)
    setBusy(true)
    const failed = await problemFrom(call(declineClaim, { params: { id: claimId }, body: { idTail } }))
    setBusy(false)
    setProblem(failed)
    if (failed) return
    dropClaimDraft(given.reader!.personId, claimId)
    await askAgain('/me')
    toast(text.done)
    given.go(claimPath(claimId), 'rewind')
  }

  if (!asked.answer || !isHers(asked.answer)) return <NotHers given={given} asked={asked} top={top} />
  const sum = displayYuan(asked.answer.computation.payableFen)
  return (
    <form className="gh-form" ref={form} onSubmit={(event) => void decline(event)} noValidate>
      <Page
        top={top}
        acts={
          <>
            <Button kind="danger" size="big" type="submit" busy={busy}>
              {text.confirm(sum)}
            </Button>
            <LinkButton kind="main" size="big" href={back}>
              {text.keep}
            </LinkButton>
          </>
        }
      >
        <Card title={text.ask(sum)}>
          <p className="gh-muted">{text.lead}</p>
        </Card>
        <Card>
          <Field label={workerText.sign.idTail} hint={workerText.sign.idTailHint} problem={tried ? tailProblem : null}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={idTail}
                maxLength={4}
                autoComplete="off"
                onText={(tail) => setIdTail(tail.normalize('NFKC').trim().toUpperCase())}
              />
            )}
          </Field>
        </Card>
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      </Page>
    </form>
  )
}
