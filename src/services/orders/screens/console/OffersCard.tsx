import { Button } from 'antd'
import { Card } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { MenuPage as Menu } from '../../menu.contract.ts'
import { familyNames, placeKindNames } from '../../text.ts'
import type { Offered, Opened } from './menu-opened.ts'

const text = consoleText.menu
const { columns } = text

/** What stands on the menu, and what was taken off it. */
export function OffersCard({ menu, onOpen }: { menu: Menu; onOpen: (opened: Opened) => void }) {
  if (menu.offers.length === 0)
    return (
      <Empty icon="book" title={text.empty}>
        <p>{text.emptyLead}</p>
      </Empty>
    )
  const act = (what: 'change' | 'retire' | 'opinions', offer: Offered) => (
    <Button type="link" size="small" onClick={() => onOpen({ what, offer })}>
      {text[what]}
    </Button>
  )
  return (
    <Card title={text.offers} amount={count(menu.offers.length)}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.offers}
          rows={menu.offers}
          keyOf={(one) => one.id}
          quiet={(one) => one.retired !== null}
          columns={[
            { key: 'title', name: columns.title, cell: (one) => one.title },
            { key: 'family', name: columns.family, cell: (one) => familyNames[one.family] },
            { key: 'office', name: columns.office, cell: (one) => one.officeName },
            { key: 'when', name: columns.when, cell: whenOf },
            {
              key: 'said',
              name: columns.said,
              cell: (one) => [say(text.ordered, { n: count(one.ordered) }), ratingOf(one)].join(consoleText.between),
            },
            { key: 'state', name: columns.state, cell: (one) => <State offer={one} /> },
            {
              key: 'acts',
              name: columns.acts,
              cell: (one) => (
                <>
                  {menu.edits && !one.retired && act('change', one)}
                  {menu.edits && !one.retired && act('retire', one)}
                  {act('opinions', one)}
                </>
              ),
            },
          ]}
        />
      </div>
    </Card>
  )
}

function State({ offer }: { offer: Offered }) {
  if (offer.retired)
    return (
      <>
        <StateTag tone="plain">{text.states.retired}</StateTag>
        <small> {say(text.because, { because: offer.retired.because })}</small>
      </>
    )
  return (
    <StateTag tone={offer.inSeason ? 'ok' : 'info'}>
      {offer.inSeason ? text.states.offered : text.states.offSeason}
    </StateTag>
  )
}

function whenOf({ months, placeKinds }: Offered): string {
  const when = months.length === 0 ? text.allYear : say(text.months, { months: months.join('、') })
  const where = placeKinds.length === 0 ? text.anyPlace : placeKinds.map((one) => placeKindNames[one]).join('、')
  return [when, where].join(consoleText.between)
}

function ratingOf({ average, rated }: Offered): string {
  return average === null ? text.unrated : say(text.average, { average, rated })
}
