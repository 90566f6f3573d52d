import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Split } from '../../../../../ui/console/Split.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { listPayouts, type PayoutCard } from '../../../payouts.contract.ts'
import { moment, Yuan, yuan } from '../words.tsx'
import { ContributionDialog } from './ContributionDialog.tsx'
import { PayoutSheet } from './PayoutSheet.tsx'
import { PayoutTag } from './PayoutTag.tsx'
import { PreparePayout } from './PreparePayout.tsx'
import './payouts.css'

const text = consoleText.payouts

/** Payment batches beside the one that is opened; what waits to be paid stands on top. */
export default function PayoutsPage() {
  const { id } = useParams()
  const asked = useQuery({ ...ask(listPayouts, {}), refetchInterval: 30_000 })
  return (
    <Split
      list={
        <>
          <header>
            <h1>{text.title}</h1>
          </header>
          <Answered asked={asked} bones={6}>
            {(answer) => (
              <>
                <Ready answer={answer} opened={id !== undefined} />
                <p className="split-count">
                  {text.batches} {answer.payouts.length}
                </p>
                <div className="split-rows">
                  {answer.payouts.length === 0 ? (
                    <Empty icon="coin" title={text.empty} />
                  ) : (
                    <ul>
                      {answer.payouts.map((payout) => (
                        <PayoutRow key={payout.id} payout={payout} opened={payout.id === id} />
                      ))}
                    </ul>
                  )}
                </div>
              </>
            )}
          </Answered>
        </>
      }
      detail={id && <PayoutSheet key={id} id={id} />}
      nothingOpened={text.pick}
    />
  )
}

/** With a batch opened the main act is that batch's. */
function Ready({ answer, opened }: { answer: ReceivedOf<typeof listPayouts>; opened: boolean }) {
  const [preparing, setPreparing] = useState(false)
  const [contributing, setContributing] = useState(false)
  const { ready, fundBalanceFen } = answer
  return (
    <div className="split-tools ready">
      <dl>
        <div>
          <dt>{text.ready}</dt>
          <dd>
            {ready.claims > 0 ? (
              <Link className="opens" to="/mutual-aid/claims?state=paying">
                {say(text.readyValue, { n: count(ready.claims), yuan: displayYuan(ready.amountFen) })}
              </Link>
            ) : (
              <span className="soft">{text.readyNone}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{text.fund}</dt>
          <dd>
            <Yuan fen={fundBalanceFen} />{' '}
            <Button size="small" onClick={() => setContributing(true)}>
              {consoleText.contribution.open}
            </Button>
          </dd>
        </div>
      </dl>
      {ready.claims > 0 && (
        <Button type={opened ? 'default' : 'primary'} onClick={() => setPreparing(true)}>
          {text.prepare}
        </Button>
      )}
      {contributing && <ContributionDialog onClose={() => setContributing(false)} />}
      {preparing && <PreparePayout ready={ready} fundBalanceFen={fundBalanceFen} onClose={() => setPreparing(false)} />}
    </div>
  )
}

function PayoutRow({ payout, opened }: { payout: PayoutCard; opened: boolean }) {
  return (
    <li>
      <Link to={`/mutual-aid/payouts/${payout.id}`} aria-current={opened}>
        <span>
          <b>{payout.number}</b>
          <PayoutTag payout={payout} />
        </span>
        <span>
          <small>
            {say(text.payments, { n: count(payout.payments) })}
            <span className="sep" />
            {moment(payout.preparedAt)}
          </small>
          <span className="num small">{yuan(payout.amountFen)}</span>
        </span>
      </Link>
    </li>
  )
}
