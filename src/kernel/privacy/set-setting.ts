import { transaction } from '../../platform/db/transaction.ts'
import { type Actor, requirePermission } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { refusal } from './errors.ts'
import { type PrivacySetting, privacySettings } from './model.ts'
import { settingRules } from './rules.ts'
import { insertSetting, settingOf } from './settings.store.ts'

/** 修改数据保护设置: a number within its bounds, for the whole federation, from now on. */
export async function setSetting(actor: Actor, name: PrivacySetting, value: number): Promise<void> {
  requirePermission(actor, 'privacy.settings')
  const { least, most } = settingRules[name]
  if (value < least || value > most) throw refusal('privacy.setting-out-of-bounds', { least, most })
  await transaction(actor, async (tx) => {
    const before = await settingOf(tx, name)
    await insertSetting(tx, name, value, actor.name)
    const orgId = actor.grants[0]?.orgId ?? null
    const detail = { before, after: value }
    await recordAudit(tx, actor, {
      action: 'privacy.setting-changed',
      subjectKind: 'privacy.setting',
      subjectId: name,
      orgId,
      detail,
    })
  })
}

export function readSettings(actor: Actor): Promise<{ name: PrivacySetting; value: number }[]> {
  return transaction(actor, async (tx) => {
    const settings = []
    for (const name of privacySettings) settings.push({ name, value: await settingOf(tx, name) })
    return settings
  })
}
