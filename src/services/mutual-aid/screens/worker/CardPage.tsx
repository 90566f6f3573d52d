import { type FormEvent, useEffect, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { DigitsInput } from '../../../../ui/DigitsInput.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { checkBankCard } from '../../claims.contract.ts'
import { decideCardNumber } from '../../claims.rules.ts'
import { workerText as text } from '../../worker.text.ts'
import './claim-form.css'
import { NotHers } from './NotHers.tsx'
import { claimPath, isHers, useClaim, useDraft } from './use-claim.ts'

type Found = { readonly number: string; readonly bankName: string | null; readonly problem: string | null }

/** Step 2: the card the money goes to. The bank is recognised while the number is typed. */
export default function CardPage(given: PageGiven) {
  const asked = useClaim(given)
  const [draft, change] = useDraft(given)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { found, asking } = useBank(draft.cardNumber, change)
  const claimId = given.params.id!
  const numberProblem = cardProblem(draft.cardNumber) ?? found?.problem ?? null
  const bankProblem = draft.bankName.trim().length < 2 ? text.card.bankMissing : null

  function next(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (numberProblem || bankProblem) return focusFirstProblem(form.current)
    given.go(claimPath(claimId, 'sign'))
  }

  const top = (
    <TopBar
      title={text.claimTitle}
      backHref={given.href(claimPath(claimId))}
      below={<Steps names={text.steps} at={2} />}
    />
  )
  if (!asked.answer || !isHers(asked.answer)) return <NotHers given={given} asked={asked} top={top} />
  return (
    <form className="gh-form" ref={form} onSubmit={next} noValidate>
      <Page
        top={top}
        acts={
          <Button kind="main" size="big" type="submit">
            {text.card.next}
          </Button>
        }
      >
        <Card>
          <div className="gh-fields">
            <div className="ma-holder">
              <span>{text.card.holder}</span>
              <b>{draft.agent?.name ?? given.reader!.name}</b>
              <small>{draft.agent ? text.card.holderAgent : text.card.holderSelf}</small>
            </div>
            <Field
              label={text.card.number}
              hint={text.card.numberHint}
              problem={tried ? numberProblem : (found?.problem ?? null)}
            >
              {(wiring) => (
                <DigitsInput
                  {...wiring}
                  group={4}
                  most={19}
                  value={draft.cardNumber}
                  onDigits={(cardNumber) => change({ cardNumber })}
                />
              )}
            </Field>
            <Field
              label={text.card.bank}
              hint={asking ? text.card.asked : found?.bankName ? text.card.known(found.bankName) : text.card.bankHint}
              problem={tried ? bankProblem : null}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  maxLength={60}
                  value={draft.bankName}
                  onText={(bankName) => change({ bankName })}
                />
              )}
            </Field>
          </div>
        </Card>
        <p className="gh-small gh-soft">{text.card.kept}</p>
      </Page>
    </form>
  )
}

/** Asks the bank of a whole card number once; a bank typed by hand is not overwritten with nothing. */
function useBank(number: string, change: (part: { bankName: string }) => void) {
  const [found, setFound] = useState<Found | null>(null)
  const [asking, setAsking] = useState(false)
  const known = found?.number === number
  useEffect(() => {
    if (known || decideCardNumber(number) !== 'right') return
    const stop = new AbortController()
    const ask = async () => {
      setAsking(true)
      const { bankName, problem } = await call(checkBankCard, { body: { cardNumber: number } }, { signal: stop.signal })
      setFound({ number, bankName, problem })
      if (bankName) change({ bankName })
    }
    // Without a line the card is checked when it is handed in.
    const settle = () => setAsking(false)
    const timer = setTimeout(() => void ask().then(settle, settle), 300)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [number, known, change])
  return { found: known ? found : null, asking }
}

function cardProblem(number: string): string | null {
  const decided = decideCardNumber(number)
  if (decided === 'right') return null
  return decided === 'length' ? text.card.numberShort(number.length) : text.card.numberWrong
}
