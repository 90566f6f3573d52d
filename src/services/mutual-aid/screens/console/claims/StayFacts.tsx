import { daysBetween } from '../../../../../platform/dates.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { ClaimDetail } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { shortDay } from '../words.tsx'

const text = consoleText.claim

/** The stay as the bureau's file proves it; its cost drawn as three parts, the person's own the dark one. */
export function StayFacts({ stay }: { stay: ClaimDetail['stay'] }) {
  const parts = [
    { key: 'fund', name: text.fund, fen: stay.fundFen },
    { key: 'major', name: text.major, fen: stay.majorFen },
    { key: 'own', name: text.own, fen: stay.ownFen },
  ]
  return (
    <section>
      <h3>{text.stay}</h3>
      <Facts
        facts={[
          { name: text.hospital, value: stay.hospitalName, more: stay.hospitalLevel },
          {
            name: text.dates,
            value: say(text.datesValue, { from: shortDay(stay.admittedOn), to: shortDay(stay.dischargedOn) }),
            more: say(consoleText.units.days, { n: daysBetween(stay.admittedOn, stay.dischargedOn) }),
          },
          { name: text.diagnosis, value: stay.diagnosisName, more: stay.diagnosisCode },
          { name: text.settlementId, value: <span className="num">{stay.settlementId}</span> },
        ]}
      />
      <div className="cost" role="img" aria-label={text.feesBar}>
        {parts.map((part) => part.fen > 0 && <i key={part.key} className={part.key} style={{ flexGrow: part.fen }} />)}
      </div>
      <dl className="sum-lines">
        {parts.map((part) => (
          <div key={part.key}>
            <dt>
              <i className={`swatch ${part.key}`} />
              {part.name}
            </dt>
            <dd className="num">{displayYuan(part.fen)}</dd>
          </div>
        ))}
        <div className="total">
          <dt>{text.total}</dt>
          <dd className="num">{say(consoleText.units.yuan, { yuan: displayYuan(stay.totalFen) })}</dd>
        </div>
      </dl>
    </section>
  )
}
