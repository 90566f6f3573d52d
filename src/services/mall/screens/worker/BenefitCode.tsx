import { useCallback, useEffect, useRef, useState } from 'react'
import { codeAt, type TimedCodes } from '../../../../kernel/credentials/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { useSteadyTime } from '../../../../platform/client/use-steady-time.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { AmountFigure } from '../../../../ui/AmountFigure.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { SquareCode } from '../../../../ui/SquareCode.tsx'
import { benefitsText } from '../../benefits-worker.text.ts'
import { getMyBenefit, type MyBenefit, makeBenefitCodes } from '../../my-benefits.contract.ts'

const text = benefitsText.code
const askAgainMs = 60_000
const lookMs = 3_000

type Latest = NonNullable<MyBenefit['mine']['latest']>

/** The card's code for the merchant to scan; as soon as it was taken, what she has to pay. */
export function BenefitCode({ benefit, onClose }: { benefit: MyBenefit; onClose: () => void }) {
  const taken = useTaken(benefit)
  const { codes, now, problem, again } = useCodes()
  const shownCode = codes ? codeAt(codes, now) : null
  return (
    <Sheet title={taken ? text.done : text.title} onClose={onClose}>
      {taken ? (
        <Done taken={taken} onClose={onClose} />
      ) : (
        <div className="benefit-code">
          {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
          {shownCode?.shown ? (
            <>
              <SquareCode text={shownCode.shown} label={text.label} />
              <p className="benefit-code-digits">
                <span className="gh-small gh-soft">{text.digits}</span>
                <b>{shownCode.shown.replace(/(\d{4})(?=\d)/g, '$1 ')}</b>
              </p>
              <p className="gh-small gh-soft" role="timer">
                {text.next(shownCode.secondsLeft)}
              </p>
              <p className="gh-small gh-soft">{navigator.onLine ? text.once : text.offline}</p>
            </>
          ) : shownCode && now > 0 ? (
            <EmptyState icon="offline" title={text.over}>
              <p>{text.overNote}</p>
              <Button icon="refresh" onPress={again}>
                {text.refresh}
              </Button>
            </EmptyState>
          ) : null}
        </div>
      )}
    </Sheet>
  )
}

function Done({ taken, onClose }: { taken: Latest; onClose: () => void }) {
  return (
    <div className="benefit-done" role="status">
      <Icon name="check-circle" size="l" />
      {taken.regularFen === 0 ? (
        <h3>{text.seasonVisit}</h3>
      ) : taken.paidFen === 0 ? (
        <h3>{text.nothing}</h3>
      ) : (
        <>
          <h3>{text.pay}</h3>
          <AmountFigure yuan={displayYuan(taken.paidFen)} unit={text.yuan} size="hero" />
        </>
      )}
      {taken.regularFen > 0 ? <p className="gh-muted">{text.was(displayYuan(taken.regularFen))}</p> : null}
      <Button kind="main" size="big" wide onPress={onClose}>
        {text.close}
      </Button>
    </div>
  )
}

/** Looks every few seconds whether the merchant has taken the card since the code was opened. */
function useTaken(benefit: MyBenefit): Latest | null {
  const [taken, setTaken] = useState<Latest | null>(null)
  const before = useRef(benefit.mine.latest?.id ?? null)
  useEffect(() => {
    if (taken) return
    const look = async () => {
      const { mine } = await call(getMyBenefit, { params: { id: benefit.id } })
      if (!mine.latest || mine.latest.id === before.current || mine.latest.undone) return
      setTaken(mine.latest)
      await askAgain('/me/mall')
    }
    const timer = setInterval(() => void problemFrom(look()), lookMs)
    return () => clearInterval(timer)
  }, [benefit.id, taken])
  return taken
}

function useCodes() {
  const [codes, setCodes] = useState<TimedCodes['codes'] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { now, hear } = useSteadyTime()
  const again = useCallback(() => {
    const ask = async () => {
      const asked = performance.now()
      const answer = await call(makeBenefitCodes, {})
      hear(answer.serverNow, asked)
      setCodes(answer.codes)
    }
    void problemFrom(ask()).then(setProblem)
  }, [hear])
  useEffect(() => {
    again()
    const asking = setInterval(again, askAgainMs)
    addEventListener('online', again)
    return () => {
      clearInterval(asking)
      removeEventListener('online', again)
    }
  }, [again])
  return { codes, now, problem, again }
}
