import { displayYuan, type Fen } from '../../../../../platform/money.ts'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { ClaimCard, Computation } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { sayLimit, sayTier } from '../../say-limit.ts'
import { fullDay, shortDay } from '../words.tsx'

const text = consoleText.claim

/** How the sum came about, in the order in which it is added up on paper (mutual-aid.md, «Amount»). */
export function ComputationFacts({ sum, kind }: { sum: Computation; kind: ClaimCard['kind'] }) {
  const earlierFen = sum.accumulatedFen - sum.ownFen
  const paidBeforeFen = sum.inpatientFen + (sum.lumpSum?.amountFen ?? 0) - sum.setOffFen - sum.payableFen
  return (
    <section>
      <h3>
        {text.computation}
        <small>{say(text.policyYear, { year: sum.policyYear })}</small>
      </h3>
      <dl className="sum-lines">
        {sum.earlierStays.length > 0 && (
          <Line
            name={say(text.earlier, { n: sum.earlierStays.length })}
            fen={earlierFen}
            more={sum.earlierStays.map((stay) =>
              say(text.earlierList, {
                day: shortDay(stay.dischargedOn),
                own: displayYuan(stay.ownFen),
                benefit: displayYuan(stay.benefitFen),
              }),
            )}
          />
        )}
        <Line name={text.thisStay} fen={sum.ownFen} />
        {sum.earlierStays.length > 0 && <Line name={text.accumulated} fen={sum.accumulatedFen} />}
        <Line name={text.deductible} fen={-sum.deductibleFen} />
        <Line name={text.countable} fen={sum.countableFen} strong />
      </dl>
      <PlainTable
        caption={text.computation}
        rows={sum.tiers}
        keyOf={(tier) => String(tier.fromFen)}
        quiet={(tier) => tier.partFen === 0}
        columns={[
          { key: 'range', name: text.tierColumns.range, cell: (tier) => sayTier(tier.fromFen, tier.toFen) },
          { key: 'part', name: text.tierColumns.part, right: true, cell: (tier) => displayYuan(tier.partFen) },
          {
            key: 'rate',
            name: text.tierColumns.rate,
            right: true,
            cell: (tier) => `${tier.ratePercent.replace(/%$/, '')}%`,
          },
          { key: 'benefit', name: text.tierColumns.benefit, right: true, cell: (tier) => displayYuan(tier.benefitFen) },
        ]}
        sum={[text.ofYear, '', '', displayYuan(sum.benefitOfYearFen)]}
      />
      <dl className="sum-lines after-table">
        {sum.benefitOfEarlierFen > 0 && <Line name={text.ofEarlier} fen={-sum.benefitOfEarlierFen} />}
        {sum.cutByCapFen > 0 && <Line name={say(text.cut, { cap: sayLimit(sum.yearCapFen) })} fen={-sum.cutByCapFen} />}
        <Line name={text.inpatient} fen={sum.inpatientFen} />
        {sum.lumpSum && <Line name={say(text.lumpSum, { disease: sum.lumpSum.disease })} fen={sum.lumpSum.amountFen} />}
        {kind === 'supplement' && paidBeforeFen > 0 && <Line name={text.paidBefore} fen={-paidBeforeFen} />}
        {sum.setOffFen > 0 && <Line name={text.setOff} fen={-sum.setOffFen} />}
        <Line name={text.payableSum} fen={sum.payableFen} strong unit />
      </dl>
      <p className="soft small">
        {say(text.policy, {
          title: sum.policyTitle,
          version: sum.policyVersion,
          day: fullDay(sum.policyEffectiveFrom),
        })}
      </p>
    </section>
  )
}

function Line({
  name,
  fen,
  more,
  strong,
  unit,
}: {
  name: string
  fen: Fen
  more?: readonly string[]
  strong?: true
  unit?: true
}) {
  const figure = `${fen < 0 ? '− ' : ''}${displayYuan(Math.abs(fen))}`
  return (
    <div className={strong && 'total'}>
      <dt>
        {name}
        {more?.map((line) => (
          <small key={line}>{line}</small>
        ))}
      </dt>
      <dd className="num">{unit ? say(consoleText.units.yuan, { yuan: figure }) : figure}</dd>
    </div>
  )
}
