import { portalText as text } from '../../portal.text.ts'
import { sayAmount, sayCount, sayRoughly } from '../say-amount.ts'
import type { Publicly } from './publicly.ts'

/** Totals with their qualifier, what they count, and where they come from. */
export function Numbers({ totals }: { totals: Publicly['totals'] }) {
  return (
    <section>
      <h2>{text.numbers}</h2>
      {totals.length === 0 ? (
        <>
          <p>{text.noNumbers}</p>
          <p className="gh-small gh-soft">{text.noNumbersNote}</p>
        </>
      ) : (
        <dl className="mp-numbers">
          {totals.map((total) => (
            <Total key={total.key} total={total} />
          ))}
        </dl>
      )}
    </section>
  )
}

function Total({ total }: { total: Publicly['totals'][number] }) {
  const { qualifier, amountFen } = total
  const { figure, unit, exact } = qualifier === '' ? sayAmount(amountFen) : sayRoughly(amountFen, qualifier)
  return (
    <div>
      <dt>
        {total.label}
        <span>{text.cases(sayCount(total.cases), total.qualifier)}</span>
      </dt>
      <dd>
        {total.qualifier === text.nearly ? <small>{text.nearly}</small> : null}
        {figure}
        <small>{text.amountUnit(total.qualifier, unit)}</small>
      </dd>
      <dd className="mp-source">
        {exact ? <span>{text.exactly(exact)}</span> : null}
        <span>{text.source(total.source)}</span>
      </dd>
    </div>
  )
}
