import { dayOf, displayFullDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import type { Dossier, EventCard } from '../cases/contract.ts'
import { getTimeline, readDossier } from '../cases/index.ts'
import { type PrintedChapter, writePdf } from '../sheets/index.ts'
import { refusal } from './errors.ts'
import { traceExport } from './export-marked.ts'
import { sayInstant } from './rules.ts'
import { exportText, caseFileText as text } from './text.ts'

/**
 * 打印办理单: a case as an officer reads it, for the paper file, under a number that traces it. Refuses its owner, who has it
 * on her phone, and whoever does not reach it (`cases.not-found`).
 */
export async function printCase(actor: Actor, caseId: string): Promise<Download> {
  const dossier = await readDossier(actor, caseId)
  if (dossier.side === 'owner') throw refusal('privacy.print-for-officers')
  const { events } = await getTimeline(actor, caseId)
  const { number, title } = dossier.case
  const reason = fillSentence(text.reason, { number })
  const mark = await transaction(actor, (tx) =>
    traceExport(tx, actor, { kind: 'cases.case', title: number, format: 'pdf', reason, filter: { id: caseId } }),
  )
  const facts = { number: mark.number, name: actor.name, at: sayInstant(mark.exportedAt), reason }
  const line = fillSentence(exportText.line, facts)
  const content = await writePdf({
    title,
    note: line,
    footer: line,
    watermark: line.slice(0, 40),
    chapters: [factsOf(dossier), bodiesOf(dossier), papersOf(dossier), historyOf(events)].filter(
      ({ rows }) => rows.length > 0,
    ),
  })
  return { name: `${number} ${mark.number}.pdf`, type: 'application/pdf', content }
}

function factsOf({ case: card, ratings }: Dossier): PrintedChapter {
  const said = [
    [text.facts.number, card.number],
    [text.facts.type, card.typeName],
    [text.facts.title, card.title],
    [text.facts.of, card.subtitle],
    [text.facts.org, card.orgName],
    [text.facts.state, card.stateName],
    [text.facts.desk, card.deskName],
    [text.facts.opened, displayFullDay(dayOf(card.openedAt))],
    [text.facts.due, card.due ? displayFullDay(card.due.on) : ''],
    ...ratings.map((one) => [text.facts.rating, fillSentence(text.stars, { stars: one.stars, text: one.text ?? '' })]),
  ]
  return {
    title: text.chapters.facts,
    note: '',
    headings: text.factHeadings,
    widths: [90, '*'],
    rows: said.filter(([, value]) => value !== '') as [string, string][],
  }
}

function bodiesOf({ bodies }: Dossier): PrintedChapter {
  const rows = bodies.map((body) => [
    body.orgName,
    text.roles[body.role],
    sayInstant(body.calledAt),
    body.arrivedAt === null ? '' : sayInstant(body.arrivedAt),
    body.note,
  ])
  return { title: text.chapters.bodies, note: '', headings: text.bodyHeadings, widths: ['*', 50, 88, 88, '*'], rows }
}

function papersOf({ attachments }: Dossier): PrintedChapter {
  const rows = attachments.map(({ name, attachedAt }) => [name, sayInstant(attachedAt)])
  return { title: text.chapters.papers, note: '', headings: text.paperHeadings, widths: ['*', 88], rows }
}

function historyOf(events: readonly EventCard[]): PrintedChapter {
  const rows = events.map((event) => [
    sayInstant(event.at),
    event.title,
    [event.actorName, event.actorOrgName].filter(Boolean).join(' '),
    event.note ?? '',
  ])
  return { title: text.chapters.history, note: '', headings: text.eventHeadings, widths: [88, 64, 120, '*'], rows }
}
