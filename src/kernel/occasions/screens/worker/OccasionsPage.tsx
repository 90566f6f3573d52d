import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyOccasions, listOpenToMe, type OccasionForMe } from '../../contract.ts'
import { stateText } from '../../text.ts'
import { workerText as text } from '../../worker.text.ts'

/** 我的活动: what she is asked to or has a place at, what she may still join, and where she was. */
export default function OccasionsPage({ href }: PageGiven) {
  const mine = useAsk(listMyOccasions, {})
  const open = useAsk(listOpenToMe, { query: {} })
  const top = <TopBar title={text.mine} backHref={href('/mine')} />
  if (!mine.answer) {
    return (
      <Page top={top}>
        <Waiting asked={mine} cards={[3, 3]} />
      </Page>
    )
  }
  const now = instantNow()
  const own = mine.answer.occasions
  const isComing = (one: OccasionForMe) =>
    one.endsAt > now && one.state !== 'held' && one.state !== 'cancelled' && one.place?.state !== 'left'
  const joinable = (open.answer?.occasions ?? []).filter(
    (one) => one.closedBecause === null && !own.some(({ id, place }) => id === one.id && place?.state !== 'left'),
  )
  const rows = (title: string, some: readonly OccasionForMe[]) =>
    some.length > 0 && (
      <Card title={title}>
        <ul className="gh-rows">
          {some.map((one) => (
            <li key={one.id}>
              <ListRow
                href={href(`/occasions/${one.id}`)}
                title={one.title}
                note={[one.kindName, sayInstant(one.startsAt, now), one.hostName].join(' · ')}
                end={<Standing one={one} />}
              />
            </li>
          ))}
        </ul>
      </Card>
    )
  return (
    <Page top={top}>
      {rows(text.coming, own.filter(isComing).toReversed())}
      {rows(text.open, joinable)}
      {rows(
        text.past,
        own.filter((one) => !isComing(one)),
      )}
      {own.length + joinable.length === 0 && (
        <Card>
          <EmptyState icon="calendar" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        </Card>
      )}
    </Page>
  )
}

function Standing({ one: { place, state } }: { one: OccasionForMe }) {
  if (state === 'cancelled') return <Tag tone="plain">{stateText.cancelled}</Tag>
  if (!place) return null
  if (place.attendedAt) return <Tag tone="ok">{text.came}</Tag>
  if (place.state === 'waiting') return <Tag tone="warn">{text.waiting(place.before)}</Tag>
  return <Tag tone="plain">{place.state === 'left' ? text.left : text.place}</Tag>
}
