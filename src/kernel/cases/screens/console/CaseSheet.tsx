import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Timeline } from '../../../../ui/console/Facts.tsx'
import { Due, StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { Icon, type IconName } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type CaseCard, type DueState, type EventCard, getDossier, printCase, type WayCard } from '../../contract.ts'
import { CaseParts } from './CaseParts.tsx'
import { CommentForm } from './CommentForm.tsx'
import { fullDay, momentsOf, toneOf } from './case-words.ts'
import './cases.css'
import { OpenedCaseProvider } from './opened-case.ts'
import { WayDialog } from './WayDialog.tsx'

/** What stands at the head of a case. */
export type SheetHead = {
  readonly id: string
  readonly number: string
  /** What kind of case it is, or how it came in. */
  readonly kind: string
  readonly title: ReactNode
  readonly state: string
  readonly tone: Tone
  readonly due: DueState | null
  readonly meta: readonly { readonly name: string; readonly value: ReactNode }[]
}

/** The usual head of a case: its desk and its union; another title where the service has a better one. */
export function headOfCase(card: CaseCard, readerOrgId: string, title: ReactNode = card.title): SheetHead {
  return {
    ...{ id: card.id, number: card.number, kind: card.typeName, title, state: card.stateName },
    ...{ tone: toneOf(card, readerOrgId), due: card.due },
    meta: [
      { name: consoleText.desk, value: card.deskName },
      { name: consoleText.org, value: card.orgName },
    ],
  }
}

const wayIcons: Partial<Record<WayCard['way'], IconName>> = {
  attach: 'file',
  assign: 'arrow-right',
  call: 'speaker',
  arrive: 'flag',
  link: 'link',
  merge: 'layers',
  supervise: 'bell',
}

/** The ways of the kernel as buttons beside those of the type; a comment has its own place below the history. */
function actOf(card: WayCard, onOpen: (way: WayCard['way']) => void): Act[] {
  const icon = wayIcons[card.way]
  if (!icon) return []
  const because = card.allowed ? null : card.because
  return [{ key: card.way, name: card.name, icon, because, onAct: () => onOpen(card.way) }]
}

/** A case whole: head with what may be done, what it is at the left, what happened at the right. */
export function CaseSheet({
  head,
  marks,
  list,
  acts,
  events,
  children,
}: {
  head: SheetHead
  /** Below the title: classes, dangers. */
  marks?: ReactNode
  list: { pathname: string; search: string }
  acts: readonly Act[]
  events: readonly EventCard[]
  children: ReactNode
}) {
  const [way, setWay] = useState<WayCard['way'] | null>(null)
  const { data: dossier } = useQuery({ ...ask(getDossier, { params: { id: head.id } }), refetchInterval: 30_000 })
  const beside = (dossier?.ways ?? []).flatMap((card) => actOf(card, setWay))
  return (
    <OpenedCaseProvider value={head.id}>
      <header className="sheet-head">
        <p className="crumbs">
          <Link className="link back no-print" to={list}>
            <Icon name="arrow-left" size="s" /> {consoleText.back}
            <span className="sep" />
          </Link>
          <span>{head.number}</span>
          <span className="sep" />
          <span>{head.kind}</span>
          <span className="grow" />
          <button type="button" className="plain tool no-print" onClick={() => print()}>
            <Icon name="print" size="s" />
            {consoleText.print}
          </button>
          <a className="plain tool no-print" href={addressOf(printCase, { params: { id: head.id } })}>
            <Icon name="download" size="s" />
            {consoleText.paperFile}
          </a>
        </p>
        <h2>
          <span>{head.title}</span>
          <StateTag tone={head.tone}>{head.state}</StateTag>
        </h2>
        {marks}
        <dl className="sheet-meta">
          {head.due && (
            <div>
              <dt>{consoleText.due}</dt>
              <dd>
                {fullDay(head.due.on)} <Due due={head.due} />
              </dd>
            </div>
          )}
          {head.meta.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Acts acts={[...acts, ...beside]} />
      </header>
      <div className="sheet-cols">
        <div className="facts">
          {children}
          {dossier && <CaseParts dossier={dossier} path={list.pathname} />}
        </div>
        <aside className="aside-line">
          <h3>{consoleText.history}</h3>
          <Timeline moments={momentsOf(events)} />
          {dossier && <CommentForm dossier={dossier} />}
        </aside>
      </div>
      {way && dossier && <WayDialog way={way} caseId={head.id} type={dossier.case.type} onClose={() => setWay(null)} />}
    </OpenedCaseProvider>
  )
}
