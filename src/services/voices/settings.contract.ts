import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const days = z.int().min(1).max(120)

/** Working days for each stage, and the hours in which homes are visited. */
export const voiceSettings = z.object({
  intakeDays: days,
  workDays: days,
  personDays: days,
  unitDays: days,
  eveningFrom: z.int().min(17).max(21),
  eveningUntil: z.int().min(18).max(23),
})

const settingCard = voiceSettings.extend({
  orgName: z.string(),
  setByName: z.string(),
  setAt: z.iso.datetime(),
})
export type SettingCard = z.infer<typeof settingCard>

export const getSettings = endpoint({
  method: 'GET',
  path: '/voices/settings',
  summary: 'What holds for the voices of a union, who set it, and what it and those above it set before.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({
    orgId: z.uuid(),
    orgName: z.string(),
    holds: voiceSettings,
    /** Who set what holds; null while nobody above has set anything. */
    setBy: settingCard.nullable(),
    /** What the union set itself, the newest first. */
    history: z.array(settingCard),
  }),
})

export const changeSettings = endpoint({
  method: 'POST',
  path: '/voices/settings',
  summary: 'Sets days and hours for a union and all below it that set none; cases that run keep their day.',
  door: { permission: 'voices.settings' },
  reach: 'subtree',
  body: voiceSettings.extend({ orgId: idOf('orgs.org') }),
})
