import { type FormEvent, useRef, useState } from 'react'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyDispute, startClaim } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import './disputes.css'
import { type ClaimDraft, draftFrom, draftOf, emptyDraft, faultsOf, keepClaimDraft } from './draft.ts'
import { EvidenceStep } from './EvidenceStep.tsx'
import { FirmStep, type Start } from './FirmStep.tsx'
import { SumStep } from './SumStep.tsx'
import { useRaising } from './use-raising.ts'

/** 我要讨薪维权 in three screens; the same three correct what was sent back. */
export default function RaisePage(given: PageGiven) {
  const { id } = given.params
  const start = useAsk(startClaim, {})
  if (!start.answer) {
    return (
      <Page top={<TopBar title={text.name} backHref={given.href('/disputes')} />}>
        <Waiting asked={start} cards={[4]} />
      </Page>
    )
  }
  if (id) return <Correcting id={id} given={given} start={start.answer} />
  const { usual } = start.answer
  const first = { ...emptyDraft, orgId: usual?.id ?? '', orgName: usual?.name ?? '' }
  return <Form given={given} about="new" first={first} start={start.answer} />
}

function Correcting({ id, given, start }: { id: string; given: PageGiven; start: Start }) {
  const asked = useAsk(getMyDispute, { params: { id } })
  if (asked.answer) return <Form given={given} about={id} first={draftFrom(asked.answer)} start={start} />
  return (
    <Page top={<TopBar title={text.name} backHref={given.href('/disputes')} />}>
      <Waiting asked={asked} cards={[4]} />
    </Page>
  )
}

function Form({ given, about, first, start }: { given: PageGiven; about: string; first: ClaimDraft; start: Start }) {
  const personId = given.reader!.personId
  const [draft, setDraft] = useState<ClaimDraft>(() => draftOf(personId, about) ?? first)
  const [step, setStep] = useState(1)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { send, busy, problem } = useRaising(given, about)
  const faults = faultsOf(step, draft)
  const alter = (next: Partial<ClaimDraft>) => {
    const whole = { ...draft, ...next }
    setDraft(whole)
    keepClaimDraft(personId, about, whole)
  }

  async function goOn(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length > 0) return focusFirstProblem(form.current)
    if (step === 3) return send(draft)
    setTried(false)
    setStep(step + 1)
    scrollTo(0, 0)
  }

  const back = about === 'new' ? '/disputes' : `/disputes/${about}`
  const stepGiven = { draft, faults: tried ? faults : {}, onAlter: alter }
  const last = about === 'new' ? text.send : text.resend
  return (
    <form className="gh-form" ref={form} onSubmit={(event) => void goOn(event)} noValidate>
      <Page
        top={
          <TopBar title={text.list.raise} backHref={given.href(back)} below={<Steps names={text.steps} at={step} />} />
        }
        acts={
          <>
            {step > 1 ? (
              <Button size="big" onPress={() => setStep(step - 1)} icon="arrow-left">
                {text.steps[step - 2]}
              </Button>
            ) : null}
            <Button kind="main" size="big" type="submit" busy={busy}>
              {step === 3 ? last : text.next}
            </Button>
          </>
        }
      >
        {step === 1 ? <FirmStep {...stepGiven} start={start} fixed={about === 'new' ? 'no' : 'yes'} /> : null}
        {step === 2 ? <SumStep {...stepGiven} /> : null}
        {step === 3 ? <EvidenceStep {...stepGiven} maskedPhone={start.maskedPhone} /> : null}
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      </Page>
    </form>
  )
}
