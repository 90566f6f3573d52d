import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import type { Day } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import type { Computation } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import './sum-card.css'
import { sumSteps, sumTerms, type Term, type TierLine, writtenTerms } from './sum-steps.ts'

/** The whole computation as numbered steps that can be checked on paper, and the document it follows. */
export function SumCard({ sum, today, policyHref }: { sum: Computation; today: Day; policyHref: string }) {
  const terms = sumTerms(sum)
  return (
    <Card title={text.howTitle}>
      <ol className="ma-sum">
        {sumSteps(sum, today).map((step) => (
          <li key={step.title}>
            <h3>{step.title}</h3>
            {step.tiers.length > 0 ? <Tiers tiers={step.tiers} /> : null}
            {step.lines.length > 0 ? <Lines lines={step.lines} /> : null}
          </li>
        ))}
      </ol>
      <div className="ma-sum-total">
        {terms.length > 1 ? <Addition terms={terms} /> : <span>{text.toReceive}</span>}
        <b>{text.withYuan(displayYuan(sum.payableFen))}</b>
      </div>
      <a className="ma-law" href={policyHref}>
        <Icon name="file" size="s" />
        <span>{text.byLaw(sum.policyTitle, sayFullDay(sum.policyEffectiveFrom))}</span>
        <Icon name="chevron-right" size="s" />
      </a>
    </Card>
  )
}

/** The last addition; a term is never torn apart at the end of a line. */
function Addition({ terms }: { terms: readonly Term[] }) {
  const written = writtenTerms(terms)
  return (
    <p>
      {terms.map((term, index) => (
        <span key={term.label}>{written[index]}</span>
      ))}
    </p>
  )
}

function Tiers({ tiers }: { tiers: readonly TierLine[] }) {
  return (
    <table className="ma-tiers">
      <thead>
        <tr>
          {text.tierHead.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <tr key={tier.label} data-reached={tier.reached || undefined}>
            <th scope="row">{tier.label}</th>
            <td>{tier.part}</td>
            <td>{tier.rate}</td>
            <td>{tier.benefit}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
