import type { Actor } from '../../kernel/access/index.ts'
import {
  actionCards,
  caseById,
  caseCards,
  casesByIds,
  eventCards,
  eventsOf,
  pageOfCases,
} from '../../kernel/cases/index.ts'
import { credentialCards, credentialsOf, usualEnd } from '../../kernel/credentials/index.ts'
import { openFile } from '../../kernel/files/index.ts'
import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { reading, system, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { reaches } from './reaches.ts'
import { registrar } from './registrar.ts'
import { findTag, tags } from './tag-kinds.ts'
import { taggingCase } from './tagging-case.ts'
import type { TaggingState } from './tags.contract.ts'
import { findTagRequest, tagRequestsOf } from './tags.store.ts'

export function listTagKinds() {
  return tags.map(({ key, name, months, askable, needsDocument }) => ({ key, name, months, askable, needsDocument }))
}

export function readMyTags(actor: Actor) {
  const personId = actor.personId!
  return reading(actor, async (tx) => {
    const requests = await tagRequestsOf(tx, personId)
    const cases = await casesByIds(
      tx,
      requests.map((one) => one.id),
    )
    const cards = new Map((await caseCards(tx, cases)).map((card) => [card.id, card]))
    const shown = []
    for (const { id, kind } of requests) {
      const row = cases.find((one) => one.id === id)!
      const refused =
        row.state === 'refused' ? (await eventsOf(tx, row)).findLast((one) => one.action === 'refuse') : null
      shown.push({
        id,
        kind,
        kindName: findTag(kind)?.name ?? kind,
        state: row.state as TaggingState,
        message: refused?.note ?? null,
        case: cards.get(id)!,
      })
    }
    return { tags: await credentialCards(tx, actor, await credentialsOf(tx, personId)), requests: shown }
  })
}

export type TagRequestWish = {
  readonly orgId?: string | undefined
  readonly state?: TaggingState | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly cursor?: string | undefined
}

export function listTagRequests(actor: Actor, wish: TagRequestWish) {
  return reading(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, { ...wish, type: taggingCase.key })
    const cards = await caseCards(tx, page.cases)
    return { requests: cards.map((card) => ({ ...card, state: card.state as TaggingState })), next: page.next }
  })
}

export function readTagRequest(actor: Actor, id: string) {
  return reading(actor, async (tx) => {
    const request = await findTagRequest(tx, id)
    if (!request || !reaches(actor, 'membership.tag', request.orgPath)) throw refusal('membership.tag-request-missing')
    const row = await caseById(tx, id)
    const [card] = await caseCards(tx, [row])
    const tag = findTag(request.kind)
    const end = tag ? usualEnd(tag, today()) : null
    return {
      request: { ...card!, state: card!.state as TaggingState },
      kind: request.kind,
      kindName: tag?.name ?? request.kind,
      usualLastOn: end === null ? null : addDays(end, -1),
      remark: request.remark,
      documentId: request.documentId,
      events: await eventCards(tx, taggingCase, await eventsOf(tx, row)),
      actions: actionCards(taggingCase, row, actor),
    }
  })
}

/** Whoever may read the wish may read its document, also when the file was uploaded before its owner had a union. */
export async function openTagDocument(actor: Actor, id: string) {
  const request = await transaction(actor, (tx) => findTagRequest(tx, id))
  if (!request?.documentId || !reaches(actor, 'membership.tag', request.orgPath))
    throw refusal('membership.tag-request-missing')
  return transaction(system, (tx) => openFile(tx, registrar(), request.documentId!))
}
