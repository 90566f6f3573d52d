import { LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { href } from './router.ts'
import { services } from './services.ts'

const offers = services.flatMap(({ newcomers, icon }) => (newcomers ? { ...newcomers, icon } : []))

/** At the sign-in: the way for somebody who has no account yet. */
export function Newcomers() {
  return (
    <>
      {offers.map((offer) => (
        <Card key={offer.path}>
          <ListRow icon={offer.icon} href={href(offer.path)} title={offer.ask} note={offer.note} />
        </Card>
      ))}
    </>
  )
}

/** On the first page of somebody who belongs to no union. */
export function NewcomersCard() {
  return (
    <>
      {offers.map((offer) => (
        <Card key={offer.path} title={offer.title}>
          <p className="gh-muted">{offer.note}</p>
          <LinkButton kind="main" size="big" wide href={href(offer.path)}>
            {offer.act}
          </LinkButton>
        </Card>
      ))}
    </>
  )
}
