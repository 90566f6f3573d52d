import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Actor, requireReachableOrg } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import type { Org } from '../orgs/index.ts'
import { refusal } from './errors.ts'
import { type DefinedKind, occasionKindOf } from './kinds.ts'
import type { Occasion, PlanOccasion } from './model.ts'
import { unknownWord } from './rules.ts'
import { insertLine, insertOccasion } from './store.ts'

/**
 * 筹备: plans an occasion of a kind at a host that the actor's permission reaches; nobody is told yet. Refuses times that
 * run backwards or are past, words the kind does not know, and a rule it cannot read.
 */
export async function planOccasion(tx: Tx, actor: Actor, wish: PlanOccasion): Promise<Occasion> {
  if (wish.startsAt < now()) throw refusal('occasions.in-the-past')
  const occasion = await writePlan(tx, actor, wish)
  await recordAudit(tx, actor, deedOn('occasions.planned', occasion))
  return occasion
}

/** Writes the rows of a plan; whoever calls it records the deed. */
async function writePlan(tx: Tx, actor: Actor, wish: PlanOccasion): Promise<Occasion> {
  const kind = occasionKindOf(wish.kind)
  const host = await requireReachableOrg(tx, actor, kind.permission, wish.orgId)
  requireSoundPlan(kind, wish)
  const occasion = occasionOf(actor, kind, host, wish)
  await insertOccasion(tx, occasion, wish.venues)
  const line = { seq: 1, action: 'planned' as const, at: now(), actorName: actor.name, note: null, facts: {} }
  await insertLine(tx, occasion, line, actor.personId)
  return occasion
}

/** Refuses times that run backwards and words the kind does not know. */
export function requireSoundPlan(kind: DefinedKind, wish: PlanOccasion): void {
  if (wish.endsAt <= wish.startsAt || (wish.enrolUntil ?? wish.startsAt) > wish.endsAt)
    throw refusal('occasions.times-reversed')
  const odd = unknownWord(kind.placeKinds, wish.placeKind ?? null)
  if (odd !== null) throw refusal('occasions.word-unknown', { word: odd })
}

/** An occasion as it is planned. */
export function occasionOf(actor: Actor, kind: DefinedKind, host: Org, wish: PlanOccasion): Occasion {
  return {
    ownerId: host.id,
    id: wish.id,
    orgPath: host.path,
    kind: kind.key,
    title: wish.title,
    summary: wish.summary,
    placeKind: wish.placeKind ?? null,
    visibility: wish.visibility,
    rule: requireRule(kind, wish.rule ?? null),
    subjectKind: wish.subject?.kind ?? null,
    subjectId: wish.subject?.id ?? null,
    startsAt: wish.startsAt,
    endsAt: wish.endsAt,
    enrolUntil: wish.enrolUntil ?? wish.startsAt,
    state: 'planned',
    announcedAt: null,
    closedAt: null,
    cancelledAt: null,
    plannedBy: actor.name,
    plannedAt: now(),
    version: 1,
  }
}

/** A rule as the kind reads it; refuses `occasions.rule-faulty`. */
export function requireRule({ eligibility }: DefinedKind, raw: unknown): unknown {
  if (raw === null || !eligibility) return null
  try {
    return eligibility.parseRule(raw)
  } catch (fault) {
    throw refusal('occasions.rule-faulty', { reason: fault instanceof Error ? fault.message.slice(0, 200) : '' })
  }
}

export function deedOn(action: string, { id, ownerId, kind }: Occasion, detail: Record<string, unknown> = {}) {
  return { action, subjectKind: 'occasions.occasion', subjectId: id, orgId: ownerId, detail: { kind, ...detail } }
}
