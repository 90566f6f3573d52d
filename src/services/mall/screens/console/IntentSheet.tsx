import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { downloadInstrument } from '../../../../kernel/instruments/contract.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { getIntent, type IntentPage } from '../../intents.contract.ts'
import { IntentActs } from './IntentActs.tsx'
import { IntentTag } from './IntentTag.tsx'
import { LimitsCard } from './LimitsCard.tsx'
import { Recipients } from './Recipients.tsx'
import { UsesCard } from './UsesCard.tsx'
import { moment, points } from './words.tsx'

const text = consoleText.intent

/** One letter whole: terms, who signed, how far its points are, its text and its people. */
export function IntentSheet({ id }: { id: string }) {
  const asked = useQuery({ ...ask(getIntent, { params: { id } }), refetchInterval: 15_000 })
  return (
    <Answered asked={asked} bones={8}>
      {(intent) => (
        <>
          <Head intent={intent} />
          <div className="stack pad">
            {intent.recipients > 0 && <Progress intent={intent} />}
            <div className="mall-two">
              <Terms intent={intent} />
              <Signatures intent={intent} />
            </div>
            {intent.issuedPeople > 0 && <UsesCard id={intent.id} />}
            {intent.state !== 'cancelled' && <LimitsCard intent={intent} />}
            <Recipients intent={intent} />
            <Card
              title={text.text}
              sub={say(text.version, { n: intent.document.version, digest: intent.document.digest.slice(0, 12) })}
              ruled
            >
              <div className="mall-articles">
                {intent.document.articles.map((article) => (
                  <p key={article}>{article}</p>
                ))}
              </div>
            </Card>
          </div>
        </>
      )}
    </Answered>
  )
}

function Head({ intent }: { intent: IntentPage }) {
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back no-print" to="/mall/intents">
          <Icon name="arrow-left" size="s" /> {text.back}
          <span className="sep" />
        </Link>
        <span>{intent.number}</span>
        <span className="sep" />
        <span>{intent.orgName}</span>
        <span className="grow" />
        <a
          className="plain tool no-print"
          href={addressOf(downloadInstrument, { params: { id: intent.documentId } })}
          download
        >
          <Icon name="print" size="s" />
          {text.print}
        </a>
      </p>
      <h2>
        {intent.occasion}
        <IntentTag state={intent.state} />
      </h2>
      {intent.cancelledBecause && <p className="muted">{intent.cancelledBecause}</p>}
      <IntentActs intent={intent} />
    </header>
  )
}

function Terms({ intent }: { intent: IntentPage }) {
  return (
    <Card title={text.terms} ruled>
      <Facts
        facts={[
          { name: text.headcount, value: say(text.people, { n: count(intent.headcount) }) },
          { name: text.each, value: points(intent.pointsEach) },
          { name: text.total, value: points(intent.pointsEach * intent.headcount) },
          { name: text.issue, value: moment(intent.issueAt) },
          { name: text.window, value: `${moment(intent.opensAt)} — ${moment(intent.closesAt)}` },
          { name: text.goods, value: intent.categoryNames.join('、') || text.allGoods },
          {
            name: text.rest,
            value: intent.keptUntil === null ? text.returned : say(text.kept, { day: sayFullDay(intent.keptUntil) }),
          },
        ]}
      />
    </Card>
  )
}

function Signatures({ intent }: { intent: IntentPage }) {
  return (
    <Card title={text.signatures} ruled>
      <Facts
        facts={intent.document.sides.map((side) => ({
          name: side.name,
          value: side.party,
          more: side.signed
            ? say(text.signedBy, { by: side.signed.by, capacity: side.signed.capacity, when: moment(side.signed.at) })
            : text.unsigned,
        }))}
      />
    </Card>
  )
}

function Progress({ intent }: { intent: IntentPage }) {
  const waiting = intent.recipients - intent.issuedPeople - intent.failedPeople
  const figures = [
    { name: text.onList, value: intent.recipients },
    { name: text.issued, value: intent.issuedPeople },
    { name: text.waiting, value: waiting },
    { name: text.failed, value: intent.failedPeople },
  ]
  const { configuredPoints, issuedPoints } = intent
  const sums = { configured: displayYuan(configuredPoints), issued: displayYuan(issuedPoints) }
  return (
    <Card title={text.progress} sub={configuredPoints > 0 ? say(text.sums, sums) : undefined} ruled>
      <div className="mall-sum">
        {figures.map((figure) => (
          <div key={figure.name}>
            <b className="num">{count(figure.value)}</b>
            <small>{figure.name}</small>
          </div>
        ))}
      </div>
    </Card>
  )
}
