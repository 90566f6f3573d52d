import { useEffect } from 'react'
import { sayDay, sayFullDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Skeleton } from '../../../../ui/Skeleton.tsx'
import type { PortalGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getPublicZone, type PavilionCard, type ZonePage as Zone } from '../../pavilions.contract.ts'
import { pavilionStateText } from '../../pavilions.text.ts'
import { portalText } from '../../pavilions-portal.text.ts'
import { AidColumn } from './AidColumn.tsx'
import './pavilions.css'
import { sayCount, sayLarge } from './say-large.ts'

const text = portalText.zone
const card = portalText.card

/** The zone of consumer assistance: its pavilions, what was sold, and who may buy. */
export default function ZonePage({ tellName }: PortalGiven) {
  const asked = useAsk(getPublicZone, {})
  const name = asked.answer?.federationName
  useEffect(() => {
    if (name) tellName(name)
  }, [name, tellName])
  return (
    <main id="content">
      <section className="mz-hero">
        <div>
          <h1>
            {text.title.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h1>
          <p className="gh-muted">{text.lead}</p>
          <div className="mz-acts">
            <LinkButton kind="main" size="big" href="/m/mall/pavilions">
              {text.choose}
            </LinkButton>
            <LinkButton size="big" href="/aid">
              {text.aid}
            </LinkButton>
          </div>
        </div>
        {asked.answer ? <Pavilions pavilions={asked.answer.pavilions} /> : <Waiting asked={asked} cards={[3]} />}
      </section>
      <div className="mz-columns">
        {asked.answer ? (
          <>
            <Sold zone={asked.answer} />
            <Members members={asked.answer.members} />
          </>
        ) : (
          <>
            <Skeleton cards={[4]} />
            <Skeleton cards={[4]} />
          </>
        )}
        <AidColumn />
      </div>
    </main>
  )
}

const tones: Record<PavilionCard['state'], Tone> = { open: 'ok', coming: 'info', closed: 'plain', empty: 'plain' }

function Pavilions({ pavilions }: { pavilions: readonly PavilionCard[] }) {
  const shown = pavilions.filter((one) => one.state !== 'empty')
  if (shown.length === 0) {
    return (
      <div>
        <h2>{text.none}</h2>
        <p className="gh-muted">{text.noneNote}</p>
      </div>
    )
  }
  return (
    <ul className="mz-list" aria-label={text.pavilions}>
      {shown.map((one) => (
        <li key={one.id}>
          <a href={`/pavilion?id=${one.id}`}>
            <b aria-hidden="true">{[...one.name][0]}</b>
            <span>
              <strong>{one.name}</strong>
              <small>{one.lead}</small>
            </span>
            <em>
              <Tag tone={tones[one.state]}>{pavilionStateText[one.state]}</Tag>
              <span>{when(one)}</span>
            </em>
          </a>
        </li>
      ))}
    </ul>
  )
}

function when({ state, opensOn, closesOn, products }: PavilionCard): string {
  if (state === 'coming' && opensOn) return card.opens(sayDay(opensOn, today()))
  if (state === 'closed' && closesOn) return card.closed(sayDay(closesOn, today()))
  return card.products(sayCount(products))
}

function Sold({ zone }: { zone: Zone }) {
  const { since, before, amountFen, pieces, people } = zone.zone
  const all = sayLarge(amountFen)
  const own = sayLarge(zone.inPavilions.amountFen)
  return (
    <section>
      <h2>{text.numbers}</h2>
      <dl className="mz-numbers">
        <div>
          <dt>{text.zoneSold}</dt>
          <dd>
            {all.figure}
            <small>{all.unit}</small>
          </dd>
          <dd className="mz-note">{text.zoneSince(sayFullDay(since), sayCount(pieces), sayCount(people))}</dd>
        </div>
        <div>
          <dt>{text.inPavilions}</dt>
          <dd>
            {own.figure}
            <small>{own.unit}</small>
          </dd>
          <dd className="mz-note">{text.inPavilionsNote(sayCount(zone.inPavilions.pieces))}</dd>
        </div>
        {before ? (
          <div>
            <dt>{text.before}</dt>
            <dd>{before.words}</dd>
            <dd className="mz-note">{text.source(before.source, sayFullDay(before.untilDay))}</dd>
          </div>
        ) : null}
      </dl>
      <p className="gh-small gh-soft">{text.numbersNote}</p>
    </section>
  )
}

function Members({ members }: { members: Zone['members'] }) {
  return (
    <section>
      <h2>{text.members}</h2>
      <dl className="mz-numbers">
        <div>
          <dt>{text.onPlatform}</dt>
          <dd>
            {sayCount(members.onPlatform)}
            <small>{text.people}</small>
          </dd>
          <dd className="mz-note">{text.onPlatformNote}</dd>
        </div>
        {members.onWeb ? (
          <div>
            <dt>{text.onWeb}</dt>
            <dd>{members.onWeb.words}</dd>
            <dd className="mz-note">{text.source(members.onWeb.source, sayFullDay(members.onWeb.untilDay))}</dd>
          </div>
        ) : null}
      </dl>
      <p className="gh-small gh-soft">{text.membersNote}</p>
    </section>
  )
}
