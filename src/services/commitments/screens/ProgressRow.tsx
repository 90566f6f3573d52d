import { Icon } from '../../../ui/icons/Icon.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { CommitmentCard } from '../commitments.contract.ts'
import { seenStateNames, seenText as text } from '../seen.text.ts'
import './seen.css'
import { sayCount, seenTones, whenWords } from './seen-words.ts'

/** A commitment in a list: its name, how far it has come, where it stands. */
export function ProgressRow({ card, href }: { card: CommitmentCard; href: string }) {
  return (
    <a className="cs-row" href={href}>
      <span className="cs-head">
        <strong>{card.title}</strong>
        <Tag tone={seenTones[card.state]}>{seenStateNames[card.state]}</Tag>
      </span>
      <Progress card={card} />
      <small>
        {[card.orgName, whenWords(card), card.amendments > 0 ? text.amendments(card.amendments) : null]
          .filter(Boolean)
          .join(' · ')}
        <Icon name="chevron-right" size="s" />
      </small>
    </a>
  )
}

/** How much of the target is reached, drawn and in numbers. */
export function Progress({
  card: { quantity, target, measure, state },
}: {
  card: Pick<CommitmentCard, 'quantity' | 'target' | 'measure' | 'state'>
}) {
  const share = Math.min(100, Math.round((quantity / target) * 100))
  const stand = state === 'done' || state === 'fulfilled' ? 'done' : state === 'owed' ? 'owed' : 'going'
  return (
    <span className="cs-progress">
      <span className="cs-bar" aria-hidden="true">
        <i data-stand={stand} style={{ width: `${share}%` }} />
      </span>
      <span>{text.progress(sayCount(quantity), sayCount(target), measure)}</span>
    </span>
  )
}
