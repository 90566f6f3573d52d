import type { Actor } from '../../kernel/access/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { writePdf } from '../../kernel/sheets/index.ts'
import { today } from '../../platform/clock.ts'
import { dayOf, displayFullDay } from '../../platform/dates.ts'
import { reading } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { CommitmentCard } from './commitments.contract.ts'
import { commitmentsOnLists } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { bulletinsOf, findList } from './lists.store.ts'
import type { Judgement } from './model.ts'
import { cardsOf, namesFor } from './present.ts'
import { lastJudgements } from './progress.store.ts'
import { reaches } from './reaches.ts'
import { type ListCommitments, pageUnder } from './read-commitments.ts'
import { unionOf } from './rules.ts'
import { scopeNames, stateNames, listText as text } from './text.ts'

const atOnce = 500

/** 打印清单: the list of a year as it stands today, with its bulletin, for the notice board. */
export function printList(actor: Actor, listId: Id): Promise<Download> {
  return reading(actor, async (tx) => {
    const list = await findList(tx, listId)
    if (!list || !reaches(actor, 'commitments.read', list.orgPath)) throw refusal('commitments.list-missing')
    const found = await commitmentsOnLists(tx, [list.id])
    const undone = new Map(
      (
        await lastJudgements(
          tx,
          found.map((one) => one.id),
        )
      ).map((one) => [one.commitmentId, one]),
    )
    const [bulletin] = await bulletinsOf(tx, [list.id])
    const org = (await namesFor([unionOf(list)])).get(unionOf(list)) ?? ''
    const facts = {
      scope: scopeNames[list.scope],
      on: displayFullDay(dayOf(list.publishedAt)),
      today: displayFullDay(today()),
    }
    const rows = (await cardsOf(found)).map((card) => rowOf(card, undone.get(card.id)))
    const chapters = [{ title: '', note: list.words, headings: text.headings, rows, empty: text.empty }]
    const told = bulletin && {
      title: fillSentence(text.bulletin, { on: displayFullDay(bulletin.issuedOn) }),
      note: bulletin.words,
      headings: [],
      rows: [],
      empty: '',
    }
    const content = await writePdf({
      title: list.title,
      note: fillSentence(text.note, facts),
      footer: fillSentence(text.footer, { org }),
      chapters: told ? [...chapters, told] : chapters,
    })
    return { name: `${list.title}.pdf`, type: 'application/pdf', content }
  })
}

function rowOf(
  card: CommitmentCard,
  undone: Pick<Judgement, 'reason' | 'rectification'> | undefined,
): (string | number)[] {
  const { title, what, beneficiaries, orgName, officerName, quantity, target, measure } = card
  return [
    card.place ?? '',
    fillSentence(text.what, { title, what, beneficiaries }),
    [orgName, officerName].join(' '),
    fillSentence(text.target, { quantity, target, measure }),
    displayFullDay(card.dueOn),
    standingOf(card, undone),
  ]
}

function standingOf(card: CommitmentCard, undone: Pick<Judgement, 'reason' | 'rectification'> | undefined): string {
  const state = stateNames[card.state]
  if (card.state !== 'owed' || !undone) return state
  const { reason, rectification } = undone
  return fillSentence(text.owed, {
    state,
    reason: reason ?? '',
    rectification: rectification ?? '',
    on: card.promisedOn ? displayFullDay(card.promisedOn) : '',
  })
}

/** 导出: what the list shows, with the number that traces the file. */
export async function exportCommitments(
  actor: Actor,
  {
    format,
    reason,
    ...wish
  }: Omit<ListCommitments, 'cursor'> & { readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  // What is refused is refused before the file has begun.
  await reading(actor, (tx) => pageUnder(tx, actor, { ...wish, after: undefined, most: 1 }))
  return exportMarked(actor, {
    kind: 'commitments.commitment',
    title: text.file,
    ...{ format, reason },
    headings: text.columns,
    rows: rowsOf(actor, wish),
    filter: { ...wish },
  })
}

async function* rowsOf(actor: Actor, wish: Omit<ListCommitments, 'cursor'>) {
  let after: { year: number; id: Id } | undefined
  for (;;) {
    const found = await reading(actor, (tx) => pageUnder(tx, actor, { ...wish, after, most: atOnce }))
    for (const card of await cardsOf(found)) yield cellsOf(card)
    const last = found.at(-1)
    if (found.length < atOnce || !last) return
    after = { year: last.year, id: last.id }
  }
}

function cellsOf(card: CommitmentCard): (string | number)[] {
  const { number, year, title, what, beneficiaries, orgName, officerName, measure, target, quantity, dueOn } = card
  return [
    ...[number, year, title, what, beneficiaries, orgName, officerName, measure, target, quantity, dueOn],
    ...[stateNames[card.state], card.promisedOn ?? '', card.reportedOn ?? ''],
    ...[card.scope ? scopeNames[card.scope] : '', card.amendments],
  ]
}
