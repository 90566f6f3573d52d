import { Lines } from '../../../../ui/Lines.tsx'
import { StackBar } from '../../../../ui/StackBar.tsx'
import { Due } from '../../../../ui/Tag.tsx'
import { portalText as text } from '../../portal.text.ts'
import { sayCount } from '../say-amount.ts'
import type { Publicly } from './publicly.ts'

/** The last quarter balanced: eligible = paid + in progress + given up, with its difference. */
export function Quarter({ quarter }: { quarter: Publicly['lastQuarter'] }) {
  if (!quarter) {
    return (
      <section>
        <h2>{text.quarterTitle}</h2>
        <p>{text.noQuarter}</p>
        <p className="gh-small gh-soft">{text.noQuarterNote}</p>
      </section>
    )
  }
  const { eligible, paid, inProgress, declined, difference } = quarter
  const count = (number: number) => text.count(sayCount(number))
  const [said, saidPaid, saidInProgress, saidDeclined] = [eligible, paid, inProgress, declined].map(sayCount) as [
    string,
    string,
    string,
    string,
  ]
  return (
    <section>
      <h2>
        {text.quarterTitle}
        <small>{sayQuarter(quarter.quarter)}</small>
      </h2>
      <Lines
        lines={[
          { label: text.settlements, value: text.records(sayCount(quarter.settlements)) },
          { label: text.eligible, value: <b>{count(eligible)}</b> },
        ]}
      />
      <StackBar
        label={text.barSaid(said, saidPaid, saidInProgress, saidDeclined)}
        parts={[
          { tone: 'own', share: paid },
          { tone: 'first', share: inProgress },
          { tone: 'second', share: declined },
        ]}
      />
      <Lines
        lines={[
          { label: text.paid, value: count(paid), swatch: 'own' },
          { label: text.inProgress, value: count(inProgress), swatch: 'first' },
          { label: text.declined, value: count(declined), swatch: 'second' },
        ]}
      />
      <p className="mp-balance">
        {difference === 0 ? (
          <Due tone="ok">{text.balanced}</Due>
        ) : (
          <Due tone="bad">{text.difference(sayCount(difference))}</Due>
        )}
      </p>
    </section>
  )
}

function sayQuarter(quarter: string): string {
  return text.quarter(quarter.slice(0, 4), text.quarterNames[Number(quarter.slice(5)) - 1]!)
}
