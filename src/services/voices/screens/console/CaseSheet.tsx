import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CaseCard, EventCard } from '../../../../kernel/cases/contract.ts'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Timeline } from '../../../../ui/console/Facts.tsx'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { fullDay, moment, toneOf } from './words.ts'

/** A case whole: head with what may be done, what it is at the left, what happened at the right. */
export function CaseSheet({
  card,
  title,
  list,
  acts,
  events,
  children,
}: {
  card: CaseCard
  title: ReactNode
  list: { pathname: string; search: string }
  acts: readonly Act[]
  events: readonly EventCard[]
  children: ReactNode
}) {
  const { org } = useReader()
  return (
    <>
      <header className="sheet-head">
        <p className="crumbs">
          <Link className="link back no-print" to={list}>
            <Icon name="arrow-left" size="s" /> {consoleText.back}
            <span className="sep" />
          </Link>
          <span>{card.number}</span>
          <span className="sep" />
          <span>{card.typeName}</span>
          <span className="grow" />
          <button type="button" className="plain tool no-print" onClick={() => print()}>
            <Icon name="print" size="s" />
            {consoleText.print}
          </button>
        </p>
        <h2>
          <span>{title}</span>
          <StateTag tone={toneOf(card, org.id)}>{card.stateName}</StateTag>
        </h2>
        <dl className="sheet-meta">
          {card.due && (
            <div>
              <dt>{consoleText.due}</dt>
              <dd>
                {fullDay(card.due.on)} <Due due={card.due} />
              </dd>
            </div>
          )}
          <div>
            <dt>{consoleText.desk}</dt>
            <dd>{card.deskName}</dd>
          </div>
          <div>
            <dt>{consoleText.orgPick}</dt>
            <dd>{card.orgName}</dd>
          </div>
        </dl>
        <Acts acts={acts} />
      </header>
      <div className="sheet-cols">
        <div className="facts">{children}</div>
        <aside className="aside-line">
          <h3>{consoleText.history}</h3>
          <Timeline moments={momentsOf(events)} />
        </aside>
      </div>
    </>
  )
}

function momentsOf(events: readonly EventCard[]) {
  return events.toReversed().map((event, at) => ({
    key: `${event.at}${event.action}${at}`,
    when: moment(event.at),
    title: event.title,
    by: [[event.actorName, event.actorOrgName].filter(Boolean).join(consoleText.between), event.note]
      .filter(Boolean)
      .join('\n'),
    ...(at === 0 ? { kind: 'present' as const } : {}),
  }))
}
