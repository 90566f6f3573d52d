import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import type { getStatistics } from '../../../coverage.contract.ts'
import { wan, Yuan, yuan } from '../words.tsx'

const text = consoleText.statistics

/** This year, and all years with the part from before the platform kept apart. */
export function Totals({ answer }: { answer: ReceivedOf<typeof getStatistics> }) {
  const { thisYear, sinceStart, year } = answer
  const average = thisYear.cases === 0 ? null : Math.round(thisYear.amountFen / thisYear.cases)
  return (
    <section className="card totals">
      <div>
        <h2>{say(text.thisYear, { year })}</h2>
        <p className="figure">
          <Yuan fen={thisYear.amountFen} />
        </p>
        <p className="muted">
          {count(thisYear.cases)} {text.cases}
          <span className="sep" />
          {count(thisYear.people)} {text.people}
          {average !== null && (
            <>
              <span className="sep" />
              {text.average} {yuan(average)}
            </>
          )}
        </p>
      </div>
      <div>
        <h2>{text.sinceStart}</h2>
        <p className="figure">
          {count(sinceStart.cases + sinceStart.openingCases)}
          <span className="unit">{text.cases}</span>
          <span className="sep" />
          {wan(sinceStart.amountFen + sinceStart.openingAmountFen)}
        </p>
        {sinceStart.openingCases > 0 && (
          <>
            <dl>
              <div>
                <dt>{text.opening}</dt>
                <dd>
                  {say(text.casesOf, { n: qualified(count(sinceStart.openingCases), sinceStart.qualifier) })}，
                  {wan(sinceStart.openingAmountFen)}
                </dd>
              </div>
              <div>
                <dt>{text.ours}</dt>
                <dd>
                  {say(text.casesOf, { n: count(sinceStart.cases) })}，{wan(sinceStart.amountFen)}
                </dd>
              </div>
            </dl>
            <p className="soft small">{text.openingNote}</p>
          </>
        )}
      </div>
    </section>
  )
}

/** 近 stands before a number; 余 and 多 after it. */
function qualified(written: string, qualifier: string): string {
  return qualifier === text.nearly ? `${qualifier}${written}` : `${written}${qualifier}`
}
