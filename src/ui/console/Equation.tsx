import { Fragment, type ReactNode } from 'react'
import { Icon, type IconName } from '../icons/Icon.tsx'
import './equation.css'

export type Term = {
  readonly key: string
  readonly value: ReactNode
  readonly name: string
  readonly tone?: 'warn' | 'bad'
  readonly icon?: IconName
}

/** Whole = part + part + …, as large figures, with the verdict at the right edge. */
export function Equation({
  label,
  whole,
  parts,
  verdict,
  balanced,
}: {
  label: string
  whole: Term
  parts: readonly Term[]
  verdict: string
  balanced: boolean
}) {
  return (
    <fieldset className="equation">
      <legend className="visually-hidden">{label}</legend>
      <Figure term={whole} />
      {parts.map((part, at) => (
        <Fragment key={part.key}>
          <i aria-hidden="true">{at === 0 ? '=' : '+'}</i>
          <Figure term={part} />
        </Fragment>
      ))}
      <p className={`due ${balanced ? 'ok' : 'bad'}`}>
        <Icon name={balanced ? 'check-circle' : 'warning'} />
        {verdict}
      </p>
    </fieldset>
  )
}

function Figure({ term }: { term: Term }) {
  return (
    <div>
      <b className={`num ${term.tone ?? ''}`}>{term.value}</b>
      <small>
        {term.icon && <Icon name={term.icon} size="s" />}
        {term.name}
      </small>
    </div>
  )
}
