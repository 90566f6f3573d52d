import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useState } from 'react'
import './field.css'
import { Icon } from './icons/Icon.tsx'

let fields = 0

function nextFieldId(): string {
  fields += 1
  return `gh-field-${fields}`
}

/** What ties a control to its label, hint and problem; spread it into the control. */
type Wiring = { readonly id: string; readonly 'aria-describedby': string; readonly 'aria-invalid': boolean }

/** A label, its control, and below it the hint or what is wrong. */
export function Field({
  label,
  hint,
  problem,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  problem?: string | null
  children: (wiring: Wiring) => ReactNode
}) {
  const [id] = useState(nextFieldId)
  return (
    <div className="gh-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-note`, 'aria-invalid': Boolean(problem) })}
      <p className="gh-field-note" id={`${id}-note`} data-tone={problem ? 'bad' : undefined} aria-live="polite">
        {problem ? (
          <>
            <Icon name="warning" size="s" />
            <span>{problem}</span>
          </>
        ) : (
          hint
        )}
      </p>
    </div>
  )
}

type TextGiven<Attributes> = Omit<Attributes, 'onInput' | 'onChange' | 'value'> & {
  readonly value: string
  readonly onText: (text: string) => void
}

export function TextInput({ onText, ...rest }: TextGiven<InputHTMLAttributes<HTMLInputElement>>) {
  return <input className="gh-input" {...rest} onInput={(event) => onText(event.currentTarget.value)} />
}

export function TextArea({ onText, ...rest }: TextGiven<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return <textarea className="gh-input" {...rest} onInput={(event) => onText(event.currentTarget.value)} />
}

/** Digits of a fixed number, such as a code from an SMS; the phone may fill it in by itself. */
export function CodeInput({
  length,
  onText,
  ...rest
}: { readonly length: number } & TextGiven<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <input
      className="gh-input gh-code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={length}
      {...rest}
      onInput={(event) => onText(event.currentTarget.value.replace(/\D/g, '').slice(0, length))}
    />
  )
}

/** One of a few, as large rows. `name` groups them for the keyboard. */
export function Choice<Value extends string>({
  legend,
  name,
  options,
  value,
  onChoose,
  problem,
}: {
  legend: string
  name: string
  options: readonly { readonly value: Value; readonly label: string; readonly note?: string }[]
  value: Value | null
  onChoose: (value: Value) => void
  problem?: string | null
}) {
  return (
    <fieldset className="gh-choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.label}
            {option.note ? <small>{option.note}</small> : null}
          </span>
        </label>
      ))}
      {problem ? (
        <p className="gh-field-note" data-tone="bad" role="alert">
          <Icon name="warning" size="s" />
          <span>{problem}</span>
        </p>
      ) : null}
    </fieldset>
  )
}

/** On or off at once, with the word of what it does. */
export function Switch({ label, note, on, onTurn }: { label: string; note?: string; on: boolean; onTurn: () => void }) {
  return (
    <button className="gh-switch" type="button" role="switch" aria-checked={on} onClick={onTurn}>
      <span className="gh-row-words">
        <span className="gh-row-title">{label}</span>
        {note ? <small>{note}</small> : null}
      </span>
      <i />
    </button>
  )
}
