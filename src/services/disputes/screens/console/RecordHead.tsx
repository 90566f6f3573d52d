import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'

/** The head of an opened record: the way back, its name and state, what may be done. */
export function RecordHead({
  back,
  crumb,
  title,
  state,
  tone,
  meta,
  acts,
}: {
  back: { readonly pathname: string; readonly search: string }
  crumb: string
  title: string
  state: string
  tone: Tone
  meta: readonly { readonly name: string; readonly value: ReactNode }[]
  acts: readonly Act[]
}) {
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back no-print" to={back}>
          <Icon name="arrow-left" size="s" /> {consoleText.back}
          <span className="sep" />
        </Link>
        <span>{crumb}</span>
        <span className="grow" />
        <button type="button" className="plain tool no-print" onClick={() => print()}>
          <Icon name="print" size="s" />
          {consoleText.print}
        </button>
      </p>
      <h2>
        <span>{title}</span>
        <StateTag tone={tone}>{state}</StateTag>
      </h2>
      <dl className="sheet-meta">
        {meta
          .filter(({ value }) => value !== null && value !== '')
          .map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Acts acts={acts} />
    </header>
  )
}
