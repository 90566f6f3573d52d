import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyRelations, type RelationCard } from '../../contract.ts'
import { standingText } from '../../text.ts'
import { workerText as text } from '../../worker.text.ts'

/** 我的结对: with whom she is paired, since when; ended ones below. */
export default function RelationsPage({ href, reader }: PageGiven) {
  const asked = useAsk(listMyRelations, {})
  const all = asked.answer?.relations ?? []
  const rows = (title: string, some: readonly RelationCard[]) =>
    some.length > 0 && (
      <Card title={title}>
        <ul className="gh-rows">
          {some.map((one) => (
            <li key={one.id}>
              <ListRow
                href={href(`/relations/${one.id}`)}
                title={(one.a.id === reader?.personId ? one.b : one.a).name}
                note={[one.kindName, text.since(sayFullDay(one.fromOn))].join(' · ')}
                end={<Tag tone={one.standing === 'ending' ? 'warn' : 'plain'}>{standingText[one.standing]}</Tag>}
              />
            </li>
          ))}
        </ul>
      </Card>
    )
  return (
    <Page top={<TopBar title={text.mine} backHref={href('/mine')} />}>
      {!asked.answer ? (
        <Waiting asked={asked} cards={[3]} />
      ) : all.length === 0 ? (
        <Card>
          <EmptyState icon="link" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        </Card>
      ) : (
        <>
          {rows(
            text.holds,
            all.filter((one) => one.standing !== 'ended'),
          )}
          {rows(
            text.ended,
            all.filter((one) => one.standing === 'ended'),
          )}
        </>
      )}
    </Page>
  )
}
