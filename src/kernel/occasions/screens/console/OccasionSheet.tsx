import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { saySpan } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts, Timeline } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText as text } from '../../console.text.ts'
import { getOccasion, type OccasionPage } from '../../contract.ts'
import { stateText } from '../../text.ts'
import { DoorDialog } from './DoorDialog.tsx'
import { ListedPeople } from './ListedPeople.tsx'
import { type OccasionDeed, OccasionDialog } from './OccasionDialog.tsx'
import { CountFacts, FeedbackFacts, GuestFacts, MinutesFacts } from './OccasionFacts.tsx'
import { moment, tones } from './words.ts'

/** An occasion whole: what may be done, who comes, what was counted and written, what happened. */
export function OccasionSheet({ id, address }: { id: string; address: string }) {
  const asked = useQuery({ ...ask(getOccasion, { params: { id } }), refetchInterval: 30_000 })
  const [deed, setDeed] = useState<OccasionDeed | 'door' | null>(null)
  return (
    <Answered asked={asked} bones={8}>
      {(occasion) => (
        <>
          <Head occasion={occasion} address={address} acts={actsOf(occasion, setDeed)} />
          <div className="sheet-cols">
            <div className="facts">
              <What occasion={occasion} />
              <ListedPeople occasion={occasion} />
              <GuestFacts occasion={occasion} />
              <CountFacts occasion={occasion} />
              <MinutesFacts occasion={occasion} />
              <FeedbackFacts occasion={occasion} />
            </div>
            <aside className="aside-line">
              <h3>{text.history}</h3>
              <Timeline
                moments={occasion.history.toReversed().map((line) => ({
                  key: String(line.seq),
                  when: moment(line.at),
                  title: text.deeds[line.action],
                  by: [line.actorName, line.note].filter(Boolean).join('\n'),
                }))}
              />
            </aside>
          </div>
          {deed === 'door' && <DoorDialog id={id} onClose={() => setDeed(null)} />}
          {deed && deed !== 'door' && <OccasionDialog deed={deed} occasion={occasion} onClose={() => setDeed(null)} />}
        </>
      )}
    </Answered>
  )
}

function actsOf(occasion: OccasionPage, onAct: (deed: OccasionDeed | 'door') => void): Act[] {
  const { runs, state, startsAt } = occasion
  if (!runs || state === 'cancelled') return []
  const act = (key: OccasionDeed, more: Pick<Act, 'icon' | 'main' | 'danger'>): Act => {
    return { key, name: text.acts[key].title, onAct: () => onAct(key), ...more }
  }
  const isOpen = state === 'planned' || state === 'announced'
  const hasBegun = startsAt <= instantNow()
  return [
    ...(state === 'planned' ? [act('announcement', { icon: 'send', main: true })] : []),
    ...(isOpen && !hasBegun ? [act('invitation', { icon: 'plus' })] : []),
    ...(state === 'announced'
      ? [{ key: 'door', name: text.door, icon: 'qr-code' as const, main: hasBegun, onAct: () => onAct('door') }]
      : []),
    act('guests', { icon: 'people' }),
    ...(hasBegun && state !== 'planned' ? [act('people', { icon: 'chart' }), act('minutes', { icon: 'pen' })] : []),
    ...(hasBegun && state === 'announced' ? [act('closing', { icon: 'check-circle' })] : []),
    ...(isOpen && !hasBegun ? [act('cancellation', { icon: 'close', danger: true })] : []),
  ]
}

function Head({ occasion, address, acts }: { occasion: OccasionPage; address: string; acts: readonly Act[] }) {
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back no-print" to={{ pathname: '/occasions', search: address }}>
          <Icon name="arrow-left" size="s" /> {text.back}
          <span className="sep" />
        </Link>
        <span>{occasion.kindName}</span>
      </p>
      <h2>
        <span>{occasion.title}</span>
        <StateTag tone={tones[occasion.state]}>{stateText[occasion.state]}</StateTag>
      </h2>
      <dl className="sheet-meta">
        <div>
          <dt>{text.when}</dt>
          <dd>{saySpan(occasion, instantNow())}</dd>
        </div>
        <div>
          <dt>{text.host}</dt>
          <dd>{occasion.hostName}</dd>
        </div>
        <div>
          <dt>{text.attendedAll}</dt>
          <dd>{count(occasion.attended)}</dd>
        </div>
      </dl>
      <Acts acts={acts} />
    </header>
  )
}

function What({ occasion }: { occasion: OccasionPage }) {
  return (
    <section>
      {occasion.summary && <p>{occasion.summary}</p>}
      <h3>{text.venues}</h3>
      <Facts
        facts={occasion.venues.map((venue) => ({
          name: venue.name,
          value: venue.place,
          more: (
            <>
              {venue.capacity === null
                ? say(text.venueOpen, { taken: count(venue.taken) })
                : say(text.venueSeats, { taken: count(venue.taken), capacity: count(venue.capacity) })}{' '}
              {venue.liveUrl && (
                <a className="link" href={venue.liveUrl} target="_blank" rel="noreferrer">
                  {text.live}
                </a>
              )}
            </>
          ),
        }))}
      />
    </section>
  )
}
