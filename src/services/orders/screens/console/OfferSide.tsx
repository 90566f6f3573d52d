import { Facts } from '../../../../ui/console/Facts.tsx'
import { SideList } from '../../../../ui/console/SideList.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { Offered } from './menu-opened.ts'
import { moment } from './words.ts'

const text = consoleText.menu

/** How an offer came to be as it is, and what people said of it. */
export function OfferSide({ offer, onClose }: { offer: Offered; onClose: () => void }) {
  return (
    <SideList open title={offer.title} sub={offer.summary} onClose={onClose}>
      <div className="facts inset">
        <section>
          <h3>{text.changesOf}</h3>
          <Facts
            facts={offer.changes.map(({ version, action, orders, reason, madeBy, madeAt }) => ({
              name: moment(madeAt),
              value: say(text.version, { version, action: text.actions[action], orders }),
              more: [madeBy, reason].filter(Boolean).join(consoleText.between),
            }))}
          />
        </section>
        <section>
          <h3>{text.saidOf}</h3>
          {offer.said.length === 0 && <p>{text.noSaid}</p>}
          <Facts
            facts={offer.said.map((one) => ({
              name: moment(one.ratedAt),
              value: say(consoleText.orders.starsGiven, { n: one.stars }),
              more: one.text,
            }))}
          />
        </section>
      </div>
    </SideList>
  )
}
