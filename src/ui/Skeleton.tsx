import './skeleton.css'
import { uiText } from './text.ts'

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)

/** The shape of what comes, as so many lines of a card each; heard once as «正在打开». */
export function Skeleton({ cards }: { cards: readonly number[] }) {
  return (
    <div className="gh-skeleton" role="status">
      <span className="gh-ear">{uiText.loading}</span>
      {numbered(cards.length).map((card) => (
        <div className="gh-card" key={card} aria-hidden="true">
          {numbered(cards[Number(card)]!).map((line) => (
            <i key={line} />
          ))}
        </div>
      ))}
    </div>
  )
}
