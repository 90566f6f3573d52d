import type { ReactNode } from 'react'
import './lines.css'
import type { StackTone } from './StackBar.tsx'

/** One line of a sum: a name, perhaps a grey explanation, and a value at the right edge. */
export type Line = {
  readonly label: string
  readonly note?: string
  readonly value: ReactNode
  readonly swatch?: StackTone
  readonly total?: boolean
}

/** A sum written so that it can be added up again. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="gh-lines">
      {lines.map((line) => (
        <div key={line.label} data-total={line.total || undefined}>
          <dt>
            {line.swatch ? <i className="gh-swatch" data-part={line.swatch} /> : null}
            {line.label}
            {line.note ? <small>{line.note}</small> : null}
          </dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  )
}
