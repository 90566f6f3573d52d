import { useState } from 'react'
import { Link } from 'react-router'
import { displayYuan } from '../../../../platform/money.ts'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { BodyCard, ClockCard, Dossier } from '../../contract.ts'
import { fullDay, moment } from './case-words.ts'
import { Papers } from './Papers.tsx'
import { RecordDialog, ReleaseDialog } from './PartDialogs.tsx'

/** What the kernel keeps of every case: papers, bodies, clocks, links, ratings. What there is none of is not shown. */
export function CaseParts({ dossier, path }: { dossier: Dossier; path: string }) {
  const { attachments, bodies, clocks, links, ratings } = dossier
  return (
    <>
      {attachments.length > 0 && <Papers caseId={dossier.case.id} papers={attachments} />}
      {bodies.length > 0 && <Bodies dossier={dossier} />}
      {clocks.length > 0 && <Clocks dossier={dossier} />}
      {links.length > 0 && (
        <section>
          <h3>{consoleText.links}</h3>
          <Parts parts={dossier.parts} />
          <Facts
            facts={links.map((link) => ({
              name: (link.below ? consoleText.linkBelow : consoleText.linkAbove)[link.kind],
              value:
                link.type === dossier.case.type ? (
                  <Link className="link" to={`${path}/${link.id}`}>
                    {link.title}
                  </Link>
                ) : (
                  link.title
                ),
              more: [link.number, link.stateName].join(consoleText.between),
            }))}
          />
        </section>
      )}
      {ratings.length > 0 && (
        <section>
          <h3>{consoleText.ratings}</h3>
          <Facts
            facts={ratings.map((one) => ({
              name: say(consoleText.rating, { stars: one.stars }),
              value: one.text ?? moment(one.ratedAt),
              more: one.text && moment(one.ratedAt),
            }))}
          />
        </section>
      )}
    </>
  )
}

/** A series in numbers, by state. */
function Parts({ parts }: { parts: Dossier['parts'] }) {
  if (parts.length === 0) return null
  const count = parts.reduce((sum, one) => sum + one.count, 0)
  const amountFen = parts.reduce((sum, one) => sum + one.amountFen, 0)
  const said = parts.map((one) => say(consoleText.partsIn, { state: one.stateName, n: one.count }))
  return (
    <p className="soft">
      {say(consoleText.parts, { n: count, sum: displayYuan(amountFen), states: said.join(consoleText.between) })}
    </p>
  )
}

function Bodies({ dossier }: { dossier: Dossier }) {
  const [released, setReleased] = useState<BodyCard | null>(null)
  const mayRelease = dossier.ways.some(({ way, allowed }) => way === 'call' && allowed)
  return (
    <section>
      <h3>{consoleText.bodies}</h3>
      <ul className="case-parts">
        {dossier.bodies.map((body) => (
          <li key={`${body.orgId}${body.calledAt}`}>
            <span className="case-part-head">
              <span>{body.orgName}</span>
              <StateTag tone={body.endedAt ? 'plain' : 'info'}>{consoleText.bodyRoles[body.role]}</StateTag>
              <Due due={body.due} />
              {mayRelease && body.endedAt === null && body.orgId !== dossier.case.deskOrgId && (
                <button type="button" className="plain link case-part-act no-print" onClick={() => setReleased(body)}>
                  {consoleText.release.act}
                </button>
              )}
            </span>
            <small className="case-part-more">{sayBody(body)}</small>
          </li>
        ))}
      </ul>
      {released && <ReleaseDialog caseId={dossier.case.id} body={released} onClose={() => setReleased(null)} />}
    </section>
  )
}

function sayBody(body: BodyCard): string {
  const at = moment(body.calledAt)
  const called =
    body.role === 'desk'
      ? say(consoleText.bodyDesk, { at })
      : say(consoleText.bodyCalled, { by: body.calledByName, at, note: body.note })
  const arrived =
    body.arrivedAt !== null
      ? say(consoleText.bodyArrived, { by: body.arrivedByName ?? '', at: moment(body.arrivedAt) })
      : body.role === 'called' && body.endedAt === null
        ? consoleText.bodyAwaited
        : ''
  const ended = body.endedAt === null ? '' : say(consoleText.bodyEnded, { at: moment(body.endedAt) })
  return [called, arrived, ended].filter(Boolean).join('；')
}

function Clocks({ dossier }: { dossier: Dossier }) {
  const [recorded, setRecorded] = useState<ClockCard | null>(null)
  return (
    <section>
      <h3>{consoleText.clocks}</h3>
      <ul className="case-parts">
        {dossier.clocks.map((clock) => (
          <li key={clock.clock}>
            <span className="case-part-head">
              <span>{clock.name}</span>
              <StateTag tone={clock.owed ? 'warn' : 'ok'}>
                {clock.owed ? consoleText.clockOwed : consoleText.clockDone}
              </StateTag>
              <Due due={clock.due} />
              {clock.mayRecord && (
                <button type="button" className="plain link case-part-act no-print" onClick={() => setRecorded(clock)}>
                  {consoleText.record.act}
                </button>
              )}
            </span>
            <small className="case-part-more">
              {clock.missed.length > 0
                ? say(consoleText.clockMissed, {
                    n: clock.missed.length,
                    days: clock.missed.slice(0, 5).map(fullDay).join('、'),
                  })
                : consoleText.clockEvery[clock.every]}
            </small>
          </li>
        ))}
      </ul>
      {recorded && <RecordDialog caseId={dossier.case.id} clock={recorded} onClose={() => setRecorded(null)} />}
    </section>
  )
}
