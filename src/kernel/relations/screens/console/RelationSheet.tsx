import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts, Timeline } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText as text } from '../../console.text.ts'
import { getRelation, type RelationPage } from '../../contract.ts'
import { standingText, timeText } from '../../text.ts'
import { type RelationDeed, RelationDialog } from './RelationDialog.tsx'
import { moment, tones } from './words.ts'

/** A relation whole: its sides and term, what was done, how it was renewed and ended. */
export function RelationSheet({ id, address }: { id: string; address: string }) {
  const asked = useQuery(ask(getRelation, { params: { id } }))
  const [deed, setDeed] = useState<RelationDeed | null>(null)
  return (
    <Answered asked={asked} bones={6}>
      {(relation) => (
        <>
          <Head relation={relation} address={address} acts={actsOf(relation, setDeed)} />
          <div className="sheet-cols">
            <div className="facts">
              <What relation={relation} />
            </div>
            <aside className="aside-line">
              <h3>{text.duties}</h3>
              {relation.duties.length === 0 && <p className="soft">{text.dutiesNone}</p>}
              <Timeline
                moments={relation.duties.map((one) => ({
                  key: one.id,
                  when: [sayFullDay(one.doneOn), one.timeOfDay && timeText[one.timeOfDay]].filter(Boolean).join(' '),
                  title: one.text,
                  by: one.doneByName,
                }))}
              />
            </aside>
          </div>
          {deed && <RelationDialog deed={deed} relation={relation} onClose={() => setDeed(null)} />}
        </>
      )}
    </Answered>
  )
}

function actsOf(relation: RelationPage, onAct: (deed: RelationDeed) => void): Act[] {
  if (!relation.runs || relation.standing === 'ended') return []
  const act = (key: RelationDeed, more: Pick<Act, 'icon' | 'main' | 'danger'>): Act => {
    return { key, name: text.acts[key].title, onAct: () => onAct(key), ...more }
  }
  return [
    ...(relation.standing === 'coming' ? [] : [act('duty', { icon: 'check', main: true })]),
    act('renewal', { icon: 'calendar' }),
    act('end', { icon: 'close', danger: true }),
  ]
}

function Head({ relation, address, acts }: { relation: RelationPage; address: string; acts: readonly Act[] }) {
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back no-print" to={{ pathname: '/relations', search: address }}>
          <Icon name="arrow-left" size="s" /> {text.back}
          <span className="sep" />
        </Link>
        <span>{relation.kindName}</span>
      </p>
      <h2>
        <span>{say(text.pairOf, { a: relation.a.name, b: relation.b.name })}</span>
        <StateTag tone={tones[relation.standing]}>{standingText[relation.standing]}</StateTag>
      </h2>
      <dl className="sheet-meta">
        <div>
          <dt>{text.term}</dt>
          <dd>
            {say(text.termWords, {
              from: sayFullDay(relation.fromOn),
              last: relation.lastOn ? sayFullDay(relation.lastOn) : text.noEnd,
            })}
          </dd>
        </div>
        <div>
          <dt>{text.keeper}</dt>
          <dd>{relation.keeperName}</dd>
        </div>
      </dl>
      <Acts acts={acts} />
    </header>
  )
}

function What({ relation }: { relation: RelationPage }) {
  const { a, b, duty, note, ended, renewals } = relation
  return (
    <section>
      <Facts
        facts={[
          { name: a.sideName, value: a.name },
          { name: b.sideName, value: b.name },
          { name: text.duty, value: duty },
          { name: text.note, value: note },
          {
            name: text.ended,
            value: ended && say(text.endedBy, { by: ended.endedBy, at: moment(ended.endedAt), reason: ended.reason }),
          },
        ]}
      />
      {renewals.length > 0 && (
        <>
          <h3>{text.renewals}</h3>
          <Facts
            facts={renewals.map((one) => ({
              name: one.lastOn ? sayFullDay(one.lastOn) : text.noEnd,
              value: say(text.renewed, { by: one.renewedBy, at: moment(one.renewedAt) }),
            }))}
          />
        </>
      )}
    </section>
  )
}
