import { Icon } from '../../../../ui/icons/Icon.tsx'
import { workerText as text } from '../../worker.text.ts'
import './stepper.css'

/** How many of something are in the basket; at none only the plus is there. */
export function Stepper({
  name,
  quantity,
  most,
  onChange,
}: {
  name: string
  quantity: number
  most: number
  onChange: (quantity: number) => void
}) {
  return (
    <fieldset className="mall-stepper" aria-label={text.card.quantity(name, quantity)}>
      {quantity > 0 ? (
        <>
          <button type="button" aria-label={text.card.less(name)} onClick={() => onChange(quantity - 1)}>
            <Icon name="minus" size="s" />
          </button>
          <b aria-live="polite">{quantity}</b>
        </>
      ) : null}
      <button
        type="button"
        aria-label={quantity > 0 ? text.card.more(name) : text.card.add(name)}
        disabled={quantity >= most}
        onClick={() => onChange(quantity + 1)}
      >
        <Icon name="plus" size="s" />
      </button>
    </fieldset>
  )
}
