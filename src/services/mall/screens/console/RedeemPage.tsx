import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { Problem } from '../../../../platform/client/problem.ts'
import { useSteadyTime } from '../../../../platform/client/use-steady-time.ts'
import { newId } from '../../../../platform/ids.ts'
import { parseYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import {
  type DeskBenefit,
  getMerchantDesk,
  listMyRedemptions,
  type MerchantDesk,
  redeemBenefit,
  type TakenUse,
} from '../../redemptions.contract.ts'
import './benefits-console.css'
import { CodeField } from './CodeField.tsx'
import { OfflineStrip } from './OfflineStrip.tsx'
import { Taken, TodayUses } from './TakenUses.tsx'
import { useOfflineDesk } from './use-offline-desk.ts'

const text = benefitsConsoleText.redeem

/** 扫码核销: a benefit chosen once, then card after card; without a line codes are kept and handed in later. */
export default function RedeemPage() {
  const asked = useQuery({ ...ask(getMerchantDesk, {}), refetchInterval: 60_000 })
  return (
    <div className="pad redeem">
      <Answered asked={asked} bones={6}>
        {(desk) => (
          <>
            <PageHead title={text.title} sub={desk.merchantName} />
            {desk.suspendedBecause !== null && (
              <Alert
                type="error"
                showIcon
                title={say(text.suspended, { because: desk.suspendedBecause, union: desk.unionName })}
              />
            )}
            {desk.benefits.length === 0 ? (
              <Empty icon="card" title={text.none}>
                <p>{text.noneLead}</p>
              </Empty>
            ) : (
              <Desk desk={desk} />
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

type Outcome =
  | { readonly kind: 'taken'; readonly use: TakenUse }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'queued' }

function Desk({ desk }: { desk: MerchantDesk }) {
  const answers = useQueryClient()
  const [benefitId, setBenefitId] = useState(desk.benefits[0]!.id)
  const [bill, setBill] = useState('')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { hear, read } = useSteadyTime()
  const heard = useRef('')
  const refresh = () => void answers.invalidateQueries({ queryKey: [getMerchantDesk.path] })
  const offline = useOfflineDesk(desk.merchantId, () => {
    // What was kept for later has its answer above by now.
    setOutcome((shown) => (shown?.kind === 'queued' ? null : shown))
    refresh()
    void answers.invalidateQueries({ queryKey: [listMyRedemptions.path] })
  })
  useEffect(() => {
    if (heard.current === desk.serverNow) return
    heard.current = desk.serverNow
    hear(desk.serverNow, performance.now())
  }, [desk.serverNow, hear])

  const benefit = desk.benefits.find((one) => one.id === benefitId) ?? desk.benefits[0]!
  const byBill = benefit.price.kind === 'discount'
  const billFen = byBill ? parseYuan(bill.trim()) : null
  const mayQueue = offline.able && desk.offlineMinutes > 0

  async function take(code: string): Promise<void> {
    const shown = { benefitId: benefit.id, code, billFen }
    const shownAt = new Date(read()).toISOString()
    setBusy(true)
    setOutcome(await taken(shown, shownAt))
    setBusy(false)
    setBill('')
    refresh()
    void answers.invalidateQueries({ queryKey: [listMyRedemptions.path] })
  }

  async function taken(
    shown: { benefitId: string; code: string; billFen: number | null },
    shownAt: string,
  ): Promise<Outcome> {
    try {
      const use = await call(redeemBenefit, { body: shown }, { idempotencyKey: newId() })
      return { kind: 'taken', use }
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      if (failure.status !== 0 || !mayQueue) return { kind: 'refused', sentence: failure.sentence }
      await offline.write({ ...shown, shownAt })
      return { kind: 'queued' }
    }
  }

  return (
    <>
      <OfflineStrip desk={offline} minutes={desk.offlineMinutes} />
      <div className="redeem-desk">
        <section className="card redeem-card">
          <Choice benefits={desk.benefits} chosen={benefit.id} onChoose={setBenefitId} />
          {byBill && (
            <div className="redeem-field">
              <label htmlFor="redeem-bill">{text.bill}</label>
              <Input
                id="redeem-bill"
                size="large"
                inputMode="decimal"
                autoComplete="off"
                value={bill}
                onChange={(event) => setBill(event.target.value)}
              />
              <small>{text.billHelp}</small>
            </div>
          )}
          <CodeField busy={busy} locked={byBill && !billFen} onCode={(code) => void take(code)} />
          <div className="redeem-outcome" aria-live="assertive">
            {outcome?.kind === 'taken' && <Taken use={outcome.use} />}
            {outcome?.kind === 'queued' && <Alert type="warning" showIcon title={benefitsConsoleText.offline.queued} />}
            {outcome?.kind === 'refused' && (
              <Alert type="error" showIcon title={text.bad} description={outcome.sentence} />
            )}
          </div>
        </section>
        <div>
          <TodayUses />
          <p className="redeem-more">
            <Link className="link" to="/mall/redeem/records">
              {text.all}
            </Link>
          </p>
        </div>
      </div>
    </>
  )
}

function Choice({
  benefits,
  chosen,
  onChoose,
}: {
  benefits: readonly DeskBenefit[]
  chosen: string
  onChoose: (id: string) => void
}) {
  return (
    <fieldset className="redeem-choice">
      <legend>{text.choose}</legend>
      {benefits.map((benefit) => {
        const { taken, quota } = benefit.today
        const full = quota !== null && taken >= quota
        return (
          <label key={benefit.id} data-full={full || benefit.pausedBecause ? '' : undefined}>
            <input type="radio" name="benefit" checked={benefit.id === chosen} onChange={() => onChoose(benefit.id)} />
            <b>{benefit.name}</b>
            <small className="num">
              {benefit.pausedBecause
                ? say(text.paused, { because: benefit.pausedBecause })
                : quota === null
                  ? say(text.today, { taken })
                  : say(text.todayOf, { taken, quota })}
            </small>
          </label>
        )
      })}
    </fieldset>
  )
}
