import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { listMyConsents } from '../../../../kernel/privacy/contract.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { SignaturePad } from '../../../../ui/SignaturePad.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { decideCardNumber } from '../../claims.rules.ts'
import { workerText as text } from '../../worker.text.ts'
import './claim-form.css'
import { ConsentSwitch } from './ConsentSwitch.tsx'
import type { ClaimDraft } from './draft.ts'
import { NotHers } from './NotHers.tsx'
import { claimPath, isHers, useClaim, useDraft } from './use-claim.ts'
import { useSending } from './use-sending.ts'

const rightTail = /^\d{3}[\dX]$/

/** Step 3: what was filled in once more, who is acting, and the signature. */
export default function SignPage(given: PageGiven) {
  const asked = useClaim(given)
  const [draft] = useDraft(given)
  const [idTail, setIdTail] = useState('')
  const [signature, setSignature] = useState<string | null>(null)
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const sending = useSending(given)
  const consents = useAsk(listMyConsents, {}).answer?.consents
  const consent = consents?.find(({ purpose, state }) => purpose === 'mutual-aid.claim' && state !== 'given')
  const claimId = given.params.id!
  const ready = decideCardNumber(draft.cardNumber) === 'right' && draft.bankName.trim().length >= 2
  const tailProblem = rightTail.test(idTail) ? null : text.sign.idTailWrong

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (tailProblem || !signature || (consent && !agreed)) return focusFirstProblem(form.current)
    const agreedTo = consent && { consentVersion: consent.version }
    void sending.send(draft, { idTail, signature, ...agreedTo }).then(() => focusFirstProblem(form.current))
  }

  const top = (
    <TopBar
      title={text.claimTitle}
      backHref={given.href(claimPath(claimId, 'card'))}
      below={<Steps names={text.steps} at={3} />}
    />
  )
  if (!asked.answer || !isHers(asked.answer)) return <NotHers given={given} asked={asked} top={top} />
  if (!ready) return <CardFirst top={top} cardHref={given.href(claimPath(claimId, 'card'))} />
  return (
    <form className="gh-form" ref={form} onSubmit={submit} noValidate>
      <Page
        top={top}
        acts={
          <Button kind="main" size="big" type="submit" busy={sending.busy}>
            {text.sign.submit}
          </Button>
        }
      >
        <Card title={text.sign.review}>
          <Review draft={draft} payableFen={asked.answer.computation.payableFen} name={given.reader!.name} />
        </Card>
        <Card>
          <div className="gh-fields">
            <Field
              label={draft.agent ? text.sign.idTailOfClaimant(given.reader!.name) : text.sign.idTail}
              hint={text.sign.idTailHint}
              problem={tried ? tailProblem : null}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={idTail}
                  maxLength={4}
                  autoComplete="off"
                  autoCapitalize="characters"
                  onText={(tail) => setIdTail(tail.normalize('NFKC').trim().toUpperCase())}
                />
              )}
            </Field>
            <SignaturePad label={text.sign.sign} onSigned={setSignature} />
            {tried && !signature ? (
              <p className="gh-field-note" data-tone="bad" role="alert" tabIndex={-1}>
                {text.sign.signMissing}
              </p>
            ) : null}
            {consent ? (
              <ConsentSwitch
                consent={consent}
                on={agreed}
                onTurn={() => setAgreed(!agreed)}
                missing={tried && !agreed}
              />
            ) : null}
          </div>
        </Card>
        {sending.problem ? <Warning tone="bad" title={sending.problem.sentence} /> : null}
        <p className="ma-promise">{text.sign.promise}</p>
      </Page>
    </form>
  )
}

function Review({ draft, payableFen, name }: { draft: ClaimDraft; payableFen: number; name: string }) {
  const agent = draft.agent
  return (
    <Lines
      lines={[
        { label: text.sign.amount, value: <b>{text.withYuan(displayYuan(payableFen))}</b> },
        { label: text.sign.account, value: text.sign.cardTail(draft.bankName, draft.cardNumber.slice(-4)) },
        { label: text.sign.holder, value: agent?.name ?? name },
        ...(agent
          ? [{ label: text.sign.agent, value: text.sign.agentSaid(agent.name, text.agent.relations[agent.relation]) }]
          : []),
      ]}
    />
  )
}

function CardFirst({ top, cardHref }: { top: ReactNode; cardHref: string }) {
  return (
    <Page
      top={top}
      acts={
        <LinkButton href={cardHref} kind="main" size="big">
          {text.sign.toCard}
        </LinkButton>
      }
    >
      <Warning tone="warn" title={text.sign.cardMissing} />
    </Page>
  )
}
