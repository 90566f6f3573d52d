import { Button } from 'antd'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { hearingNames, hearingOfficerNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import type { OnAct } from './ActForm.tsx'
import { endHearingPlan, enlistPlan } from './hearing-plans.ts'
import { fullDay, moment } from './words.ts'

const text = consoleText.hearings

type OneHearing = DisputeFile['hearings'][number]

/** Hearings of the file with their observers, and the roster's entry for a new one. */
export function HearingFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  if (file.hearings.length === 0 && !mayHandle) return null
  return (
    <section>
      <h3>
        {text.title}
        {mayHandle && (
          <Button size="small" type="link" className="no-print" onClick={() => onAct(enlistPlan(file.case.orgId))}>
            {text.enlist}
          </Button>
        )}
      </h3>
      <ul className="ds-records">
        {file.hearings.map((hearing) => (
          <li key={hearing.id}>
            <b>
              {moment(hearing.startsAt)} {hearingNames[hearing.kind]} {text[hearing.state]}
            </b>
            <small>
              {[
                hearing.place,
                hearing.topic,
                hearing.notifiedOn && say(text.notified, { day: fullDay(hearing.notifiedOn) }),
              ]
                .filter(Boolean)
                .join(consoleText.between)}
            </small>
            {hearing.outcome && <p>{hearing.outcome}</p>}
            {hearing.seats.map((seat) => (
              <p key={seat.officerId}>{saySeat(seat)}</p>
            ))}
            {mayHandle && hearing.state === 'planned' && (
              <Button size="small" className="no-print" onClick={() => onAct(endHearingPlan(hearing))}>
                {text.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function saySeat({ kind, name, attended, opinion }: OneHearing['seats'][number]): string {
  const words = { kind: hearingOfficerNames[kind], name, opinion: opinion ?? '' }
  if (attended === null) return say(text.chosen, words)
  return say(attended ? text.came : text.stayed, words)
}
