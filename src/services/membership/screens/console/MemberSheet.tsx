import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CredentialCard } from '../../../../kernel/credentials/contract.ts'
import { RevealCell } from '../../../../kernel/privacy/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts, Timeline } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { getMember, type MemberDetail } from '../../members.contract.ts'
import {
  admissionKindNames,
  doorNames,
  endingCauseNames,
  formNames,
  proofNames,
  relationNames,
  standingNames,
} from '../../names.text.ts'
import { casePath } from './case-places.ts'
import { EndMembershipDialog, EndTagDialog, SetTagDialog } from './MemberDialogs.tsx'
import { fullDay, standingTones } from './words.ts'

const text = consoleText.member

/** A member whole: where she belonged, how she came, what she holds, her family, what is open. */
export function MemberSheet({ id, listAddress }: { id: string; listAddress: string }) {
  const asked = useQuery(ask(getMember, { params: { id } }))
  return (
    <Answered asked={asked} bones={8}>
      {(detail) => <Opened detail={detail} listAddress={listAddress} />}
    </Answered>
  )
}

type Opening = { readonly act: 'tag' | 'end' } | { readonly act: 'end-tag'; readonly tag: CredentialCard }

function Opened({ detail, listAddress }: { detail: MemberDetail; listAddress: string }) {
  const [mayTag, mayAdmit] = [useMay('membership.tag'), useMay('membership.admit')]
  const [opening, setOpening] = useState<Opening | null>(null)
  const { person, orgName } = detail
  const present = orgName !== null
  const close = () => setOpening(null)
  const acts: Act[] = [
    ...(mayTag && present
      ? [{ key: 'tag', name: text.setTag, icon: 'flag' as const, main: true, onAct: () => setOpening({ act: 'tag' }) }]
      : []),
    ...(mayAdmit && present
      ? [{ key: 'end', name: text.end, icon: 'close' as const, danger: true, onAct: () => setOpening({ act: 'end' }) }]
      : []),
  ]
  return (
    <>
      <header className="sheet-head">
        <p className="crumbs">
          <Link className="link back no-print" to={{ pathname: '/membership/members', search: listAddress }}>
            <Icon name="arrow-left" size="s" /> {consoleText.back}
          </Link>
          <span className="grow" />
        </p>
        <h2>
          <span>{person.maskedName}</span>
          <StateTag tone={present ? 'ok' : 'plain'}>{present ? text.here : text.gone}</StateTag>
        </h2>
        <dl className="sheet-meta">
          <div>
            <dt>{consoleText.applications.idNumber}</dt>
            <dd className="num">
              {present ? (
                <RevealCell
                  person={{ id: person.id, name: person.maskedName, idNumber: person.maskedIdNumber }}
                  place={text.place}
                />
              ) : (
                person.maskedIdNumber
              )}
            </dd>
          </div>
          {person.maskedPhone && (
            <div>
              <dt>{consoleText.applications.phone}</dt>
              <dd className="num">{person.maskedPhone}</dd>
            </div>
          )}
          {orgName && (
            <div>
              <dt>{consoleText.orgPick}</dt>
              <dd>{orgName}</dd>
            </div>
          )}
        </dl>
        <Acts acts={acts} />
      </header>
      <div className="sheet-cols">
        <div className="facts">
          <Tags detail={detail} mayEnd={mayTag} onEnd={(tag) => setOpening({ act: 'end-tag', tag })} />
          <Family detail={detail} />
          <OpenCases detail={detail} />
        </div>
        <aside className="aside-line">
          <History detail={detail} />
        </aside>
      </div>
      {opening?.act === 'tag' && <SetTagDialog person={person} onClose={close} />}
      {opening?.act === 'end' && <EndMembershipDialog person={person} onClose={close} />}
      {opening?.act === 'end-tag' && <EndTagDialog tag={opening.tag} onClose={close} />}
    </>
  )
}

function Tags({
  detail: { tags },
  mayEnd,
  onEnd,
}: {
  detail: MemberDetail
  mayEnd: boolean
  onEnd: (tag: CredentialCard) => void
}) {
  return (
    <section>
      <h3>{text.tags}</h3>
      {tags.length === 0 ? (
        <p className="soft">{text.noTags}</p>
      ) : (
        <Facts
          facts={tags.map((tag) => ({
            name: tag.kindName,
            value: (
              <>
                <StateTag tone={standingTones[tag.standing]}>{standingNames[tag.standing]}</StateTag>{' '}
                {tag.lastOn ? say(text.until, { day: fullDay(tag.lastOn) }) : text.forGood}
                {mayEnd && tag.kind !== 'membership.real-name' && /holds|ending|coming/.test(tag.standing) && (
                  <button type="button" className="plain link member-act no-print" onClick={() => onEnd(tag)}>
                    {text.endTag}
                  </button>
                )}
              </>
            ),
            more: [
              say(text.verified, {
                proof: proofNames[tag.proof],
                who: tag.verifiedByName,
                day: fullDay(tag.verifiedOn),
              }),
              tag.revoked?.reason ?? tag.remark,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
    </section>
  )
}

function Family({ detail: { relatives } }: { detail: MemberDetail }) {
  return (
    <section>
      <h3>{text.family}</h3>
      {relatives.length === 0 ? (
        <p className="soft">{text.noFamily}</p>
      ) : (
        <ul>
          {relatives.map(({ relation, maskedName, age, minor }, at) => (
            <li key={`${maskedName}${relation}${age}${String(at)}`}>
              {maskedName} {say(text.relative, { relation: relationNames[relation], age })}
              {minor && <StateTag tone="info">{text.minor}</StateTag>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function OpenCases({ detail: { openCases } }: { detail: MemberDetail }) {
  if (openCases.length === 0) return null
  return (
    <section>
      <h3>{text.open}</h3>
      <ul>
        {openCases.map((card) => (
          <li key={card.id}>
            <Link to={casePath(card.type, card.id) ?? ''}>{card.title}</Link> {card.stateName}
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ detail: { memberships, admissions, endings } }: { detail: MemberDetail }) {
  return (
    <>
      <h3>{text.history}</h3>
      <Timeline
        moments={memberships.map(({ orgName, fromOn, untilOn }) => ({
          key: fromOn,
          when: untilOn
            ? say(text.span, { from: fullDay(fromOn), until: fullDay(untilOn) })
            : say(text.since, { from: fullDay(fromOn) }),
          title: orgName,
          ...(untilOn ? {} : { kind: 'present' as const }),
        }))}
      />
      {admissions.length > 0 && <h3>{text.admissions}</h3>}
      <Timeline
        moments={admissions.map((one) => ({
          key: `${one.joinedOn}${one.kind}`,
          when: fullDay(one.joinedOn),
          title: [admissionKindNames[one.kind], doorNames[one.door], formNames[one.form]].join(consoleText.between),
          by: [one.employerName, one.admittedBy].filter(Boolean).join(consoleText.between),
        }))}
      />
      {endings.length > 0 && <h3>{text.endings}</h3>}
      <Timeline
        moments={endings.map((one) => ({
          key: `${one.leftOn}${one.cause}`,
          when: fullDay(one.leftOn),
          title: endingCauseNames[one.cause],
          by: [one.remark, one.endedBy].filter(Boolean).join(consoleText.between),
        }))}
      />
    </>
  )
}
