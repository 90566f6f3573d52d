import { Link } from 'react-router'
import type { CaseCard } from '../../../../kernel/cases/contract.ts'

/** Whose case it is, with the way to her page. */
export function MemberLink({ card }: { card: CaseCard }) {
  return (
    <Link className="link" to={`/membership/members/${card.ownerId}`}>
      {card.subtitle.split(' · ')[0]}
    </Link>
  )
}
