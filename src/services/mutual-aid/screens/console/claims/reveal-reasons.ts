import { findSetting, keepSetting } from '../../../../../platform/client/keep.ts'
import { consoleText } from '../../../console.text.ts'

const setting = 'console.reveal-reasons'
const keptAtMost = 3

/** The usual reasons for looking, and the last few the officer wrote herself on this device. */
export function knownReasons(): readonly string[] {
  return [...consoleText.reveal.usual, ...ownReasons()]
}

/** Keeps a reason for the next time, the latest first. */
export function keepReason(reason: string): void {
  if (knownReasons().includes(reason)) return
  keepSetting(setting, JSON.stringify([reason, ...ownReasons()].slice(0, keptAtMost)))
}

function ownReasons(): readonly string[] {
  return JSON.parse(findSetting(setting) ?? '[]') as string[]
}
