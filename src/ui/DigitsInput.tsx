import { type InputHTMLAttributes, useLayoutEffect, useRef } from 'react'
import { caretAfter, groupDigits, onlyDigits } from './digits.ts'
import './field.css'

/** A long number shown in groups of `group` digits; `value` and `onDigits` speak of bare digits. */
export function DigitsInput({
  value,
  onDigits,
  group,
  most,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'onInput' | 'onChange' | 'value'> & {
  readonly value: string
  readonly onDigits: (digits: string) => void
  readonly group: number
  readonly most: number
}) {
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  const grouped = groupDigits(value, group)

  // Regrouping moves the text under the caret; it is put back behind the digit just typed.
  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== input.current) return
    const place = caretAfter(grouped, caret.current)
    input.current?.setSelectionRange(place, place)
    caret.current = null
  })

  return (
    <input
      className="gh-input gh-digits"
      inputMode="numeric"
      autoComplete="off"
      ref={input}
      {...rest}
      value={grouped}
      onInput={(event) => {
        const field = event.currentTarget
        const before = field.value.slice(0, field.selectionStart ?? field.value.length)
        const digits = onlyDigits(field.value).slice(0, most)
        caret.current = onlyDigits(before).length
        field.value = groupDigits(digits, group)
        onDigits(digits)
      }}
    />
  )
}
