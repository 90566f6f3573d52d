import { type Actor, grantsWith, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { Setting, VoiceSettings } from './model.ts'
import type { SettingCard } from './settings.contract.ts'
import { decideSettings, usualSettings } from './settings.rules.ts'
import { insertSetting, settingsOf } from './settings.store.ts'

/** What holds for the voices of a union. */
export async function settingsFor(tx: Tx, orgPath: readonly Id[]): Promise<VoiceSettings> {
  return decideSettings(orgPath, await settingsOf(tx, orgPath)) ?? usualSettings
}

export function readSettings(actor: Actor, orgId: Id | undefined) {
  return reading(actor, async (tx) => {
    const asked = orgId ?? grantsWith(actor, 'voices.read')[0]!.orgId
    const org = await requireReachableOrg(tx, actor, 'voices.read', asked)
    const all = await settingsOf(tx, org.path)
    const names = new Map((await orgsByIds(tx, org.path)).map((one) => [one.id, one.name]))
    const card = (one: Setting): SettingCard => ({
      ...daysAndHours(one),
      ...{ orgName: names.get(one.orgId) ?? '', setByName: one.setByName, setAt: one.setAt },
    })
    const found = decideSettings(org.path, all)
    return {
      ...{ orgId: org.id, orgName: org.name, holds: daysAndHours(found ?? usualSettings) },
      setBy: found && card(found),
      history: all.filter((one) => one.orgId === org.id).map(card),
    }
  })
}

/** 设定: for a union and all below it that have set nothing themselves. */
export async function changeSettings(actor: Actor, input: VoiceSettings & { readonly orgId: Id }): Promise<void> {
  requirePermission(actor, 'voices.settings')
  if (input.eveningFrom >= input.eveningUntil) throw refusal('voices.evening-ends-first')
  await transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'voices.settings', input.orgId)
    await insertSetting(tx, {
      ...{ id: newId(), orgId: org.id, orgPath: org.path, ...daysAndHours(input) },
      ...{ setBy: actor.personId!, setByName: actor.name, setAt: now() },
    })
    await recordAudit(tx, actor, {
      action: 'voices.settings-changed',
      subjectKind: 'orgs.org',
      subjectId: org.id,
      orgId: org.id,
      detail: daysAndHours(input),
    })
  })
}

function daysAndHours(one: VoiceSettings): VoiceSettings {
  const { intakeDays, workDays, personDays, unitDays, eveningFrom, eveningUntil } = one
  return { intakeDays, workDays, personDays, unitDays, eveningFrom, eveningUntil }
}
