import { type Actor, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { casesByIds } from '../../kernel/cases/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { lockVoiceFor } from './find-voice.ts'
import type { Outcome, OutcomeKind } from './model.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { isClosed } from './rules.ts'
import { stateNames } from './text.ts'
import type { OutcomeCard, VoiceState } from './voices.contract.ts'
import { insertOutcome, outcomesOf, outcomesUnder } from './voices.store.ts'

export type AddOutcome = {
  readonly id: string
  readonly kind: OutcomeKind
  readonly name: string
  readonly places: readonly string[]
  readonly sinceOn: Day
}

/** 登记成果: what is there since because of a closed voice, one entry a place: 「在各中心控制室增设1套AED」. */
export function addOutcome(actor: Actor, input: AddOutcome): Promise<OutcomeCard[]> {
  requirePermission(actor, 'voices.resolve')
  refuseMarkup(input.name, ...input.places)
  return transaction(actor, async (tx) => {
    const { voice, row } = await lockVoiceFor(tx, actor, 'voices.resolve', input.id)
    if (!isClosed(voice.standing))
      throw refusal('voices.outcome-needs-closing', { state: stateNames[row.state as VoiceState] })
    for (const place of input.places) {
      const outcome: Outcome = {
        id: newId(),
        voiceId: voice.id,
        orgId: voice.orgId,
        orgPath: voice.orgPath,
        kind: input.kind,
        name: input.name,
        place,
        sinceOn: input.sinceOn,
        madeBy: actor.personId!,
        madeByName: actor.name,
        madeAt: now(),
      }
      if (!(await insertOutcome(tx, outcome))) throw refusal('voices.outcome-linked', { place, name: input.name })
    }
    const cards = await outcomeCards(tx, await outcomesOf(tx, voice.id))
    await recordAudit(tx, actor, {
      action: 'voices.outcome-linked',
      subjectKind: 'voices.voice',
      subjectId: voice.id,
      orgId: voice.orgId,
      detail: { kind: input.kind, places: input.places.length },
    })
    return cards
  })
}

export function listOutcomes(
  actor: Actor,
  wish: { readonly orgId?: string | undefined; readonly kind?: OutcomeKind | undefined },
): Promise<OutcomeCard[]> {
  return reading(actor, async (tx) => {
    const orgIds = wish.orgId
      ? [(await requireReachableOrg(tx, actor, 'voices.read', wish.orgId)).id]
      : actor.grants.filter(({ permissions }) => permissions.has('voices.read')).map(({ orgId }) => orgId)
    const found = []
    for (const orgId of orgIds) found.push(...(await outcomesUnder(tx, { orgId, kind: wish.kind ?? null })))
    return outcomeCards(tx, [...new Map(found.map((one) => [one.id, one])).values()])
  })
}

export async function outcomeCards(tx: Tx, outcomes: readonly Outcome[]): Promise<OutcomeCard[]> {
  if (outcomes.length === 0) return []
  const orgs = await orgsByIds(tx, [...new Set(outcomes.map((one) => one.orgId))])
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  const rows = await casesByIds(tx, [...new Set(outcomes.map((one) => one.voiceId))])
  const cases = new Map(rows.map((row) => [row.id, row]))
  return outcomes.map(({ id, voiceId, orgId, kind, name, place, sinceOn }) => ({
    id,
    voiceId,
    voiceNumber: cases.get(voiceId)?.number ?? '',
    voiceTitle: cases.get(voiceId)?.title ?? '',
    orgName: names.get(orgId) ?? '',
    kind,
    name,
    place,
    sinceOn,
  }))
}
