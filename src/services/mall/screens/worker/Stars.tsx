import { Icon } from '../../../../ui/icons/Icon.tsx'
import { ratingsText as text } from '../../ratings-worker.text.ts'
import './ratings.css'

const all = [1, 2, 3, 4, 5] as const

/** Stars as they were given. */
export function Stars({ stars }: { stars: number }) {
  return (
    <span className="mall-stars" role="img" aria-label={text.starsOf(stars, text.starWords[stars - 1] ?? '')}>
      {all.map((one) => (
        <i key={one} data-lit={one <= stars || undefined}>
          <Icon name="star" size="s" />
        </i>
      ))}
    </span>
  )
}

/** Stars to be given, one of five; the keyboard moves between them. */
export function StarsChoice({
  stars,
  onChoose,
  problem,
}: {
  stars: number | null
  onChoose: (stars: number) => void
  problem: string | null
}) {
  return (
    <fieldset className="mall-stars-choice" aria-invalid={problem !== null}>
      <legend>{text.stars}</legend>
      <div>
        {all.map((one) => (
          <label key={one} data-lit={(stars !== null && one <= stars) || undefined}>
            <input
              className="gh-ear"
              type="radio"
              name="stars"
              checked={stars === one}
              aria-label={text.starsOf(one, text.starWords[one - 1]!)}
              onChange={() => onChoose(one)}
            />
            <Icon name="star" size="l" />
          </label>
        ))}
        <b aria-live="polite">{stars === null ? '' : text.starWords[stars - 1]}</b>
      </div>
      {problem ? (
        <p className="gh-field-note" data-tone="bad" role="alert">
          <Icon name="warning" size="s" />
          <span>{problem}</span>
        </p>
      ) : null}
    </fieldset>
  )
}
