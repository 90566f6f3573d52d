import { useCallback, useEffect, useState } from 'react'
import { codeAt } from '../../../../kernel/credentials/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useSteadyTime } from '../../../../platform/client/use-steady-time.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { SquareCode } from '../../../../ui/SquareCode.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { makeCardCodes } from '../../card.contract.ts'
import { workerText } from '../../worker.text.ts'
import './card-page.css'

const text = workerText.card

type Shown = ReceivedOf<typeof makeCardCodes>

/** 会员卡: the code of this half minute, by the server's clock, also for a while without a line. */
export default function CardPage({ href }: PageGiven) {
  const { card, now, problem, again } = useCard()
  return (
    <Page top={<TopBar title={text.title} backHref={href('/')} />}>
      {card ? <TheCard card={card} now={now} onAgain={again} /> : <Waiting asked={{ problem, again }} cards={[8]} />}
    </Page>
  )
}

function TheCard({ card, now, onAgain }: { card: Shown; now: number; onAgain: () => void }) {
  const { shown, secondsLeft, minutesLeft } = codeAt(card.codes, now)
  return (
    <>
      <Card>
        <div className="mb-card">
          <p className="mb-card-name">{card.name}</p>
          <p className="gh-muted">
            {card.unionName} {text.of}
          </p>
          {shown ? (
            <>
              <SquareCode text={shown} label={text.codeLabel} />
              <p className="mb-card-digits">
                <span className="gh-small gh-soft">{text.digits}</span>
                <b>{shown.replace(/(\d{4})(?=\d)/g, '$1 ')}</b>
              </p>
              <p className="gh-small gh-soft" role="timer">
                {text.next(secondsLeft)}
              </p>
            </>
          ) : (
            <EmptyState icon="offline" title={text.over}>
              <p>{text.overNote}</p>
              <Button icon="refresh" onPress={onAgain}>
                {text.refresh}
              </Button>
            </EmptyState>
          )}
          {navigator.onLine || !shown ? null : <p className="gh-small gh-soft">{text.offline(minutesLeft)}</p>}
        </div>
      </Card>
      {card.tags.length > 0 ? (
        <Card>
          <p className="mb-tags">
            {card.tags.map((tag) => (
              <Tag key={tag} tone="ok">
                {tag}
              </Tag>
            ))}
          </p>
        </Card>
      ) : null}
      <p className="gh-small gh-soft">
        {text.since(sayFullDay(card.memberSince))}。{text.once}
      </p>
    </>
  )
}

const askAgainMs = 60_000

/** The card's codes, asked anew every minute and when the line returns, and the server's time. */
function useCard() {
  const [card, setCard] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { now, hear } = useSteadyTime()
  const again = useCallback(() => {
    const ask = async () => {
      const asked = performance.now()
      const answer = await call(makeCardCodes, {})
      hear(answer.serverNow, asked)
      setCard(answer)
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
  return { card, now, problem, again }
}
