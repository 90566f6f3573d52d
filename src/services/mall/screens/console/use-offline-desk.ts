import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { handInEntries, type OfflineOutcome, type SignedEntry } from '../../redemptions.contract.ts'
import { canSign, deskKeyOf, dropEntries, queuedEntries, queueEntry } from './desk-store.ts'

const atOnce = 100
const tryAgainMs = 20_000

export type OfflineDesk = {
  readonly online: boolean
  /** Whether this browser may write codes down while it has no line. */
  readonly able: boolean
  readonly waiting: number
  readonly sending: boolean
  /** What became of those handed in since the page was opened, the latest first. */
  readonly outcomes: readonly OfflineOutcome[]
  readonly write: (shown: Pick<SignedEntry, 'benefitId' | 'code' | 'shownAt' | 'billFen'>) => Promise<void>
  readonly send: () => void
}

/** Keeps what a desk takes without a line and hands it in as soon as there is one. */
export function useOfflineDesk(merchantId: string, onSent: () => void): OfflineDesk {
  const [online, setOnline] = useState(navigator.onLine)
  const [able, setAble] = useState(false)
  const [waiting, setWaiting] = useState(0)
  const [sending, setSending] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly OfflineOutcome[]>([])
  const sent = useRef(onSent)
  sent.current = onSent
  const busy = useRef(false)

  const count = useCallback(async () => setWaiting((await queuedEntries(merchantId)).length), [merchantId])

  const send = useCallback(async () => {
    if (busy.current || !canSign()) return
    busy.current = true
    setSending(true)
    const failed = await problemFrom(handInAll(merchantId, (became) => setOutcomes((all) => [...became, ...all])))
    busy.current = false
    setSending(false)
    setOnline(!(failed instanceof Problem && failed.status === 0))
    await count()
    if (!failed) sent.current()
  }, [merchantId, count])

  useEffect(() => {
    if (!canSign()) return
    void problemFrom(deskKeyOf(merchantId)).then((failed) => setAble(failed === null))
    void send()
    const lost = () => setOnline(false)
    const back = () => {
      setOnline(true)
      void send()
    }
    addEventListener('offline', lost)
    addEventListener('online', back)
    const tryAgain = async () => {
      if ((await queuedEntries(merchantId)).length > 0) await send()
    }
    const timer = setInterval(() => void tryAgain(), tryAgainMs)
    return () => {
      removeEventListener('offline', lost)
      removeEventListener('online', back)
      clearInterval(timer)
    }
  }, [merchantId, send])

  return {
    online,
    able,
    waiting,
    sending,
    outcomes,
    async write(shown) {
      await queueEntry(await deskKeyOf(merchantId), shown)
      setOnline(navigator.onLine)
      await count()
    },
    send: () => void send(),
  }
}

async function handInAll(merchantId: string, tell: (became: readonly OfflineOutcome[]) => void): Promise<void> {
  for (;;) {
    const entries = (await queuedEntries(merchantId)).slice(0, atOnce)
    if (entries.length === 0) return
    const { outcomes } = await call(handInEntries, { body: { entries } }, { idempotencyKey: newId() })
    await dropEntries(outcomes.map((one) => one.id))
    tell(outcomes)
  }
}
