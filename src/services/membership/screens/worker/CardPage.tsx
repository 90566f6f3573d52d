import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
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
import { codeAt } from './card-clock.ts'
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

/**
 * The card's codes and the server's time. The phone's clock may be wrong or be set while the page is open, so time is
 * the server's when it answered, plus what the page's own steady clock has counted since.
 */
function useCard() {
  const [card, setCard] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [now, setNow] = useState(0)
  const heard = useRef({ server: 0, steady: 0 })
  const again = useCallback(() => {
    const ask = async () => {
      const asked = performance.now()
      const answer = await call(makeCardCodes, {})
      heard.current = { server: Date.parse(answer.serverNow), steady: (asked + performance.now()) / 2 }
      setCard(answer)
      setNow(heard.current.server)
    }
    void problemFrom(ask()).then(setProblem)
  }, [])
  useEffect(() => {
    again()
    const asking = setInterval(again, askAgainMs)
    const ticking = setInterval(() => setNow(heard.current.server + performance.now() - heard.current.steady), 500)
    addEventListener('online', again)
    return () => {
      clearInterval(asking)
      clearInterval(ticking)
      removeEventListener('online', again)
    }
  }, [again])
  return { card, now, problem, again }
}
