import { useEffect, useState } from 'react'
import { findSetting, keepSetting } from '../../../../platform/client/keep.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { getMyShop, type ShopWindow } from '../../intents.contract.ts'
import { learnServerTime } from './server-clock.ts'

const windowSetting = 'mall.window'
/** An answer is on the way no longer than this; beyond it the question was an earlier one. */
const onTheWayMs = 4000

/** The shop, and the server's clock with it. */
export function useShop() {
  const [askedAt] = useState(() => Date.now())
  const asked = useAsk(getMyShop, {})
  const now = asked.answer?.now
  useEffect(() => {
    if (now) learnServerTime(now, Math.max(askedAt, Date.now() - onTheWayMs))
  }, [now, askedAt])
  return asked
}

/** The window she chose last, else the first, which is the open one that closes first. */
export function chosenWindow(windows: readonly ShopWindow[]): ShopWindow | null {
  return windows.find((one) => one.intentId === findSetting(windowSetting)) ?? windows[0] ?? null
}

export function keepWindow(intentId: string): void {
  keepSetting(windowSetting, intentId)
}
