import { type FormEvent, useRef, useState } from 'react'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type ApplicationCard, getApplication } from '../../foundings.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { type ApplyDraft, draftOf, emptyDraft, faultsOf, keepApplyDraft } from './draft.ts'
import { EmployerStep } from './EmployerStep.tsx'
import { PeopleStep } from './PeopleStep.tsx'
import { useApplying } from './use-applying.ts'
import { WishLines } from './WishLines.tsx'

/** 申请建会 in three screens; the same three correct what was sent back. */
export default function ApplyPage(given: PageGiven) {
  const { id } = given.params
  return id ? <Correcting id={id} given={given} /> : <Form given={given} about="new" first={emptyDraft} />
}

function Correcting({ id, given }: { id: string; given: PageGiven }) {
  const asked = useAsk(getApplication, { params: { id } })
  if (asked.answer) return <Form given={given} about={id} first={draftFrom(asked.answer)} />
  return (
    <Page top={<TopBar title={text.name} backHref={given.href('/unions')} />}>
      <Waiting asked={asked} cards={[4]} />
    </Page>
  )
}

function draftFrom(one: ApplicationCard): ApplyDraft {
  return {
    kind: one.kind,
    creditCode: one.creditCode ?? '',
    parentId: one.parentId,
    parentName: one.parentName,
    employerName: one.employerName,
    employerCreditCode: one.employerCreditCode ?? '',
    name: one.name,
    founderName: one.founderName,
    workers: String(one.workerCount),
    members: String(one.memberCount),
    remark: one.remark,
    files: one.files,
  }
}

function Form({ given, about, first }: { given: PageGiven; about: string; first: ApplyDraft }) {
  const personId = given.reader!.personId
  const [draft, setDraft] = useState<ApplyDraft>(() => draftOf(personId, about) ?? first)
  const [step, setStep] = useState(1)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { send, busy, problem } = useApplying(given, about)
  const faults = faultsOf(step, draft)
  const alter = (next: Partial<ApplyDraft>) => {
    const whole = { ...draft, ...next }
    setDraft(whole)
    keepApplyDraft(personId, about, whole)
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

  const back = about === 'new' ? '/unions' : `/unions/applications/${about}`
  const shown = tried ? faults : {}
  return (
    <form className="gh-form" ref={form} onSubmit={(event) => void goOn(event)} noValidate>
      <Page
        top={<TopBar title={text.name} backHref={given.href(back)} below={<Steps names={text.steps} at={step} />} />}
        acts={
          <Button kind="main" size="big" type="submit" busy={busy}>
            {step === 3 ? text.send : text.next}
          </Button>
        }
      >
        {step === 1 ? <EmployerStep draft={draft} faults={shown} fixed={about !== 'new'} onAlter={alter} /> : null}
        {step === 2 ? <PeopleStep draft={draft} faults={shown} onAlter={alter} /> : null}
        {step === 3 ? <CheckStep draft={draft} onBack={() => setStep(1)} /> : null}
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      </Page>
    </form>
  )
}

function CheckStep({ draft, onBack }: { draft: ApplyDraft; onBack: () => void }) {
  const wish = {
    ...draft,
    employerCreditCode: draft.employerCreditCode || null,
    workerCount: Number(draft.workers),
    memberCount: Number(draft.members),
  }
  return (
    <>
      <p className="gh-muted">{text.check.replace('{parent}', draft.parentName)}</p>
      <Card>
        <WishLines wish={wish} parentName={draft.parentName} />
      </Card>
      <Button kind="quiet" icon="pen" onPress={onBack}>
        {text.change}
      </Button>
    </>
  )
}
