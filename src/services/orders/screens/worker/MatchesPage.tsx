import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayMoment } from '../../../../platform/dates.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyMatchEvents, type MyMatchCard } from '../../matching.contract.ts'
import type { MatchStage } from '../../matching.model.ts'
import { stageNames, matchWorkerText as text } from '../../matching.text.ts'

export const stageTones: Readonly<Record<MatchStage, Tone>> = {
  enrolling: 'ok',
  'full-list': 'info',
  choosing: 'warn',
  pairing: 'info',
  over: 'plain',
  'called-off': 'plain',
}

/** Events on which single members meet. */
export default function MatchesPage(given: PageGiven) {
  const asked = useAsk(listMyMatchEvents, {})
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/orders')} />}>
      {asked.answer ? <Events events={asked.answer.events} given={given} /> : <Waiting asked={asked} cards={[3, 2]} />}
    </Page>
  )
}

function Events({ events, given }: { events: readonly MyMatchCard[]; given: PageGiven }) {
  return (
    <>
      <Card>
        {events.length === 0 ? (
          <EmptyState icon="calendar" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        ) : (
          <ul className="gh-rows">
            {events.map((event) => (
              <li key={event.id}>
                <ListRow
                  href={given.href(`/orders/matches/${event.id}`)}
                  title={event.title}
                  note={`${displayMoment(event.startsAt)} · ${event.place} · ${event.orgName}`}
                  end={<Tag tone={stageTones[event.stage]}>{stageNames[event.stage]}</Tag>}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card>
        <ListRow icon="eye-off" href={given.href('/orders/match-blocks')} title={text.blocks} note={text.blocksNote} />
      </Card>
    </>
  )
}
