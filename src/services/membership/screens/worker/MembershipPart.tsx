import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.mine

/** The service’s part of 我的: card, tags, family and the membership itself. */
export default function MembershipPart({ href }: PageGiven) {
  return (
    <Card title={text.title}>
      <ul className="gh-rows">
        <li>
          <ListRow icon="qr-code" href={href('/membership/card')} title={text.card} note={text.cardNote} />
        </li>
        <li>
          <ListRow icon="flag" href={href('/membership/tags')} title={text.tags} note={text.tagsNote} />
        </li>
        <li>
          <ListRow icon="people" href={href('/membership/family')} title={text.family} note={text.familyNote} />
        </li>
        <li>
          <ListRow icon="building" href={href('/membership')} title={text.member} />
        </li>
      </ul>
    </Card>
  )
}
