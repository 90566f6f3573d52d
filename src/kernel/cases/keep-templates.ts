import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type Actor, grantsWith, requireReachableOrg } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import { caseTypes } from './case-types.ts'
import type { CaseCard } from './contract.ts'
import { refusal } from './errors.ts'
import { caseCards } from './present.ts'
import { outOfReach, readerOf } from './reader.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { findRows } from './store.ts'
import { fillTemplate, type TemplateField, unknownFields } from './templates.rules.ts'
import { deleteTemplate, findTemplate, insertTemplate, type Template, templatesAt } from './templates.store.ts'
import { templateFields, templateNone, wordsOfDay } from './text.ts'
import type { TemplateCard } from './views.contract.ts'

/**
 * 回复用语: what the actor's unions and those above them keep for the type of a case, filled from the case, the nearest
 * union first. Refuses `cases.not-found`.
 */
export async function listTemplates(actor: Actor, caseId: Id): Promise<TemplateCard[]> {
  const found = await transaction(actor, async (tx) => {
    const [row] = await findRows(tx, [caseId])
    const reader = row && readerOf(actor, row)
    if (!row || !reader || reader.side === 'owner') return null
    const mine = [...new Set(actor.grants.flatMap(({ orgPath }) => orgPath))]
    const [card] = await caseCards(tx, [row])
    return templateCards(tx, actor, await templatesAt(tx, mine, row.type), factsOf(card!))
  })
  if (!found) throw await outOfReach(actor, caseId)
  return found
}

async function templateCards(
  tx: Tx,
  actor: Actor,
  templates: readonly Template[],
  facts: Record<TemplateField, string>,
): Promise<TemplateCard[]> {
  const orgs = templates.length > 0 ? await orgsByIds(tx, [...new Set(templates.map(({ orgId }) => orgId))]) : []
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return templates.map((one) => ({
    ...{ id: one.id, name: one.name, text: fillTemplate(one.text, facts), orgName: names.get(one.orgId)! },
    mayDrop: keeps(actor, one.orgPath),
  }))
}

/** A person's name is never among the facts: an answer may be read by bodies, and she knows her own. */
function factsOf(card: CaseCard): Record<TemplateField, string> {
  return {
    ...{ number: card.number, title: card.title, state: card.stateName, org: card.orgName, desk: card.deskName },
    due: card.due ? wordsOfDay(card.due.on) : templateNone,
    today: wordsOfDay(today()),
  }
}

function keeps(actor: Actor, orgPath: readonly Id[]): boolean {
  return grantsWith(actor, 'cases.template').some(({ orgId }) => orgPath.includes(orgId))
}

/**
 * Keeps a sentence at an organisation. Refuses one beyond the actor's subtree, a type that there is not, a place that
 * nothing fills, and a second one of the same name.
 */
export async function keepTemplate(
  actor: Actor,
  wish: Pick<Template, 'orgId' | 'type' | 'name' | 'text'>,
): Promise<Id> {
  refuseMarkup(wish.name, wish.text)
  const unknown = unknownFields(wish.text)
  if (unknown.length > 0)
    throw refusal('cases.template-place-unknown', {
      name: unknown[0]!,
      known: Object.values(templateFields).join('、'),
    })
  if (wish.type !== null && !caseTypes().some(({ key }) => key === wish.type))
    throw refusal('cases.template-type-unknown')
  const id = newId()
  await transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'cases.template', wish.orgId)
    const isNew = await insertTemplate(tx, { ...wish, id, orgPath: org.path, madeByName: actor.name }, now())
    if (!isNew) throw refusal('cases.template-name-taken', { name: wish.name, org: org.name })
    await recordTemplate(tx, actor, 'kept', { id, ...wish })
  })
  return id
}

/** Refuses, as if it were not there, one of an organisation beyond the actor's subtree. */
export async function dropTemplate(actor: Actor, id: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const template = await findTemplate(tx, id)
    if (!template || !keeps(actor, template.orgPath)) throw refusal('cases.template-not-found')
    await deleteTemplate(tx, template)
    await recordTemplate(tx, actor, 'dropped', template)
  })
}

async function recordTemplate(
  tx: Tx,
  actor: Actor,
  what: 'kept' | 'dropped',
  { id, orgId, name }: Pick<Template, 'id' | 'orgId' | 'name'>,
): Promise<void> {
  const subject = { subjectKind: 'cases.template', subjectId: id, orgId }
  await recordAudit(tx, actor, { action: `cases.template-${what}`, ...subject, detail: { name } })
}
