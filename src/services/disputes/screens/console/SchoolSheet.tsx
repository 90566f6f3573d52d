import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Act } from '../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { commentatorNames, industryNames, observerStateNames, schoolRoles } from '../../case.text.ts'
import { type FirmCard, listFirms } from '../../firms.contract.ts'
import type { SchoolCard } from '../../hearings.contract.ts'
import { listObservers } from '../../observers.contract.ts'
import { observersText } from '../../observers.text.ts'
import { teachingText } from '../../teaching.text.ts'
import { ActForm, type FormPlan, type OnAct } from './ActForm.tsx'
import { RecordHead } from './RecordHead.tsx'
import { acceptPlan, closeSchoolPlan, commentPlan, declinePlan, invitePlan, markPlan } from './school-plans.ts'
import { schoolTones } from './standings.ts'
import { moment } from './words.ts'

const text = teachingText.schools

/** One school: when and where, who is invited and came, and what an arbitrator or a lawyer made of it. */
export function SchoolSheet({ school, address }: { school: SchoolCard; address: string }) {
  const { org } = useReader()
  const mayHandle = useMay('disputes.handle')
  const [plan, setPlan] = useState<FormPlan | null>(null)
  const firms = useQuery({
    ...askOn(listFirms, { query: { orgId: org.id, industry: school.industry } }),
    enabled: mayHandle,
  })
  const known = firms.data?.firms ?? []
  return (
    <>
      <RecordHead
        back={{ pathname: '/disputes/schools', search: address }}
        crumb={text.words.title}
        title={school.title}
        state={text.states[school.state]}
        tone={schoolTones[school.state]}
        meta={[
          { name: text.startsAt, value: moment(school.startsAt) },
          { name: text.endsAt, value: moment(school.endsAt) },
          { name: text.place, value: school.place },
        ]}
        acts={mayHandle ? actsOf(school, known, setPlan) : []}
      />
      <div className="sheet-cols">
        <div className="facts">
          <AboutSchool school={school} />
          <Guests school={school} />
          {mayHandle && <Observers school={school} firms={known} onAct={setPlan} />}
          <Comment school={school} />
        </div>
      </div>
      {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
    </>
  )
}

function actsOf(school: SchoolCard, firms: readonly FirmCard[], onAct: OnAct): Act[] {
  const open = school.state === 'announced' || school.state === 'planned'
  const begun = school.startsAt <= instantNow()
  const absent = school.guests.some((guest) => !guest.present)
  return [
    ...(open
      ? [{ key: 'invite', name: text.invite, main: !begun, onAct: () => onAct(invitePlan(school, firms)) }]
      : []),
    ...(begun && absent ? [{ key: 'mark', name: text.mark, onAct: () => onAct(markPlan(school)) }] : []),
    ...(open && begun
      ? [{ key: 'close', name: text.close, main: true, onAct: () => onAct(closeSchoolPlan(school)) }]
      : []),
    ...(school.state === 'held'
      ? [
          {
            key: 'comment',
            name: text.comment,
            main: school.comment === null,
            onAct: () => onAct(commentPlan(school)),
          },
        ]
      : []),
  ]
}

function AboutSchool({ school }: { school: SchoolCard }) {
  return (
    <section>
      <h3>{text.audience}</h3>
      <Facts
        facts={[
          {
            name: text.audience,
            value: say(text.audienceOf, { industry: industryNames[school.industry], region: school.regionName }),
            more: text.both,
          },
          {
            name: text.live,
            value: school.liveUrl && (
              <a className="link" href={school.liveUrl} target="_blank" rel="noreferrer">
                {text.openLive}
              </a>
            ),
          },
          {
            name: text.fromCase,
            value: (
              <Link className="link" to={`/disputes/cases/${school.disputeId}`}>
                {text.toCase}
              </Link>
            ),
          },
        ]}
      />
    </section>
  )
}

/** 签到表: printed with the page, signed at the door, then entered. */
function Guests({ school }: { school: SchoolCard }) {
  const present = school.guests.filter((guest) => guest.present).length
  return (
    <section>
      <h3>{text.guests}</h3>
      {school.guests.length === 0 ? (
        <p className="soft">{text.noGuests}</p>
      ) : (
        <>
          <p className="soft">{say(text.guestCount, { n: school.guests.length, present })}</p>
          <PlainTable
            caption={text.register}
            rows={school.guests}
            keyOf={(guest) => guest.id}
            columns={[
              { key: 'name', name: text.name, cell: (guest) => guest.name },
              { key: 'unit', name: text.unitName, cell: (guest) => guest.unit },
              { key: 'role', name: text.role, cell: (guest) => schoolRoles[guest.role as 'head'] ?? guest.role },
              {
                key: 'present',
                name: text.present,
                cell: (guest) => (
                  <StateTag tone={guest.present ? 'ok' : 'plain'}>{guest.present ? text.came : text.notYet}</StateTag>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Observers({ school, firms, onAct }: { school: SchoolCard; firms: readonly FirmCard[]; onAct: OnAct }) {
  const asked = useQuery(ask(listObservers, { params: { id: school.id } }))
  return (
    <section className="no-print">
      <h3>{observersText.title}</h3>
      <Answered asked={asked} bones={2}>
        {({ observers }) =>
          observers.length === 0 ? (
            <p className="soft">{observersText.none}</p>
          ) : (
            <ul className="ds-records">
              {observers.map((one) => (
                <li key={one.id}>
                  <b>
                    {one.name}{' '}
                    <StateTag tone={one.state === 'applied' ? 'warn' : one.state === 'accepted' ? 'ok' : 'plain'}>
                      {observerStateNames[one.state]}
                    </StateTag>
                  </b>
                  <small>
                    {[
                      say(observersText.of, { role: schoolRoles[one.role], firm: one.firmName }),
                      moment(one.appliedAt),
                    ].join('，')}
                  </small>
                  {one.reason && <p>{one.reason}</p>}
                  {one.because && <p className="soft">{one.because}</p>}
                  {one.state === 'applied' && (
                    <p className="row">
                      <Button size="small" type="primary" onClick={() => onAct(acceptPlan(one, firms))}>
                        {observersText.accept}
                      </Button>
                      <Button size="small" onClick={() => onAct(declinePlan(one))}>
                        {observersText.decline}
                      </Button>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function Comment({ school: { comment, commentedBy, commentedAs } }: { school: SchoolCard }) {
  return (
    <section>
      <h3>{text.comment}</h3>
      {comment === null ? (
        <p className="soft">{text.noComment}</p>
      ) : (
        <>
          <p className="ds-told">{comment}</p>
          <p className="soft">
            {say(text.commentBy, { as: commentatorNames[commentedAs ?? 'lawyer'], by: commentedBy ?? '' })}
          </p>
        </>
      )}
    </section>
  )
}
