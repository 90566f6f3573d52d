import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { counselWorkerText } from '../../counsel.text.ts'
import { examWorkerText } from '../../exams.text.ts'
import { matchWorkerText } from '../../matching.text.ts'
import { type OfferCard, readMyMenus } from '../../menu.contract.ts'
import { familyNames } from '../../text.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.menu

/** The menus of her union and of those above it. */
export default function MenuPage(given: PageGiven) {
  const asked = useAsk(readMyMenus, {})
  return (
    <Page
      top={<TopBar title={text.title} backHref={given.href('/')} />}
      acts={
        <LinkButton size="big" href={given.href('/orders/mine')}>
          {text.mine}
        </LinkButton>
      }
    >
      {asked.answer ? <Menus {...asked.answer} given={given} /> : <Waiting asked={asked} cards={[3, 3]} />}
    </Page>
  )
}

function Menus({ menus, given }: ReceivedOf<typeof readMyMenus> & { given: PageGiven }) {
  const nearest = menus[0]
  if (!nearest) {
    return (
      <Card>
        <EmptyState icon="handshake" title={text.noUnion}>
          <p>{text.noUnionNote}</p>
        </EmptyState>
      </Card>
    )
  }
  const filled = menus.filter((menu) => menu.offers.length > 0)
  return (
    <>
      {filled.map((menu) => (
        <Card key={menu.orgId} title={menu.orgName}>
          <ul className="gh-rows">
            {menu.offers.map((offer) => (
              <li key={offer.id}>
                <ListRow
                  href={given.href(`/orders/new/${menu.orgId}/${offer.id}`)}
                  title={offer.title}
                  note={noteOf(offer)}
                />
              </li>
            ))}
          </ul>
        </Card>
      ))}
      {filled.length === 0 ? (
        <Card>
          <EmptyState icon="handshake" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        </Card>
      ) : null}
      <Card>
        <ListRow
          icon="plus"
          href={given.href(`/orders/new/${(filled[0] ?? nearest).orgId}/wish`)}
          title={text.wish}
          note={text.wishNote}
        />
      </Card>
      <Card>
        <ListRow
          icon="people"
          href={given.href('/orders/matches')}
          title={matchWorkerText.title}
          note={matchWorkerText.note}
        />
        <ListRow
          icon="chat"
          href={given.href('/orders/counsel')}
          title={counselWorkerText.title}
          note={counselWorkerText.note}
        />
        <ListRow
          icon="pin"
          href={given.href('/orders/exams')}
          title={examWorkerText.title}
          note={examWorkerText.note}
        />
      </Card>
    </>
  )
}

function noteOf(offer: OfferCard): string {
  return [
    familyNames[offer.family],
    offer.summary,
    offer.inSeason ? null : text.months(offer.months),
    offer.average === null ? text.ordered(offer.ordered) : text.rated(offer.average, offer.rated),
  ]
    .filter(Boolean)
    .join(' · ')
}
