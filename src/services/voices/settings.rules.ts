import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { VoiceSettings } from './model.ts'
import type { VoiceState } from './voices.contract.ts'

/** Our own, for the sources name none: 2 to take in, 15 to work, 5 and 3 to recognise; evenings from six to ten. */
export const usualSettings: VoiceSettings = {
  intakeDays: 2,
  workDays: 15,
  personDays: 5,
  unitDays: 3,
  eveningFrom: 18,
  eveningUntil: 22,
}

type Set = VoiceSettings & { readonly orgId: Id; readonly setAt: Instant }

/** What holds for a union: the newest that it set itself, else that of the nearest above it. */
export function decideSettings<One extends Set>(orgPath: readonly Id[], all: readonly One[]): One | null {
  for (const orgId of orgPath.toReversed()) {
    const own = all.filter((one) => one.orgId === orgId)
    if (own.length > 0) return own.reduce((newest, one) => (one.setAt >= newest.setAt ? one : newest))
  }
  return null
}

/** Working days that a state gives; null where nothing is due. */
export function daysIn(settings: VoiceSettings, state: VoiceState): number | null {
  const days: Partial<Record<VoiceState, number>> = {
    registered: settings.intakeDays,
    working: settings.workDays,
    confirming: settings.personDays,
    'unit-agreed': settings.personDays,
    'person-agreed': settings.unitDays,
  }
  return days[state] ?? null
}

/** 「晚上休息时间」, by the clock of Shanghai. */
export function isEvening(instant: Instant, { eveningFrom, eveningUntil }: VoiceSettings): boolean {
  const hour = new Date(Date.parse(instant) + 8 * 3_600_000).getUTCHours()
  return hour >= eveningFrom && hour < eveningUntil
}
