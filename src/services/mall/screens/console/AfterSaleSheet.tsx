import { useState } from 'react'
import { CaseSheet } from '../../../../kernel/cases/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import type { Act } from '../../../../ui/console/Acts.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type AfterSalePage, getAfterSalePhoto } from '../../after-sales.contract.ts'
import { afterSaleStateNames, reasonNames, wantsNames } from '../../after-sales.text.ts'
import { afterSalesConsoleText as text } from '../../after-sales-console.text.ts'
import { type AfterSaleDeed, AfterSaleDialog } from './AfterSaleDialog.tsx'
import { afterSaleTones } from './after-sale-tones.ts'
import './mall-records.css'
import { moment, points } from './words.tsx'

/** One after-sales case whole: what was asked and answered, and what this desk may do now. */
export function AfterSaleSheet({ one, list }: { one: AfterSalePage; list: { pathname: string; search: string } }) {
  const [deed, setDeed] = useState<AfterSaleDeed | null>(null)
  const operates = useMay('mall.operate')
  const deeds: readonly AfterSaleDeed[] = operates ? ['grant', 'uphold'] : ['refund', 'exchange', 'refuse']
  return (
    <CaseSheet
      head={{
        ...{ id: one.id, number: one.number, kind: text.kind, title: one.name },
        ...{ state: afterSaleStateNames[one.state], tone: afterSaleTones[one.state], due: one.due },
        meta: [
          { name: text.buyer, value: one.buyer },
          { name: text.supplier, value: one.supplierName },
        ],
      }}
      list={list}
      acts={actsOf(one, deeds, setDeed)}
      events={one.history}
    >
      <section>
        <What one={one} />
        <Photos one={one} />
      </section>
      <section>
        <Answers one={one} />
      </section>
      {deed && <AfterSaleDialog deed={deed} one={one} onClose={() => setDeed(null)} />}
    </CaseSheet>
  )
}

function actsOf(one: AfterSalePage, deeds: readonly AfterSaleDeed[], onAct: (deed: AfterSaleDeed) => void): Act[] {
  if (one.status === 'closed' || one.status === 'refused') return []
  return deeds.map((deed, at) => ({
    key: deed,
    name: text.acts[deed].title,
    main: at === 0,
    danger: deed === 'refuse',
    because: one.actions.find((card) => card.action === deed)?.because ?? null,
    onAct: () => onAct(deed),
  }))
}

function What({ one }: { one: AfterSalePage }) {
  return (
    <Facts
      facts={[
        {
          name: text.asked,
          value: say(text.askedOf, {
            wants: wantsNames[one.wants],
            n: one.quantity,
            points: points(one.quantity * one.price),
          }),
          more: moment(one.askedAt),
        },
        { name: text.reason, value: reasonNames[one.reason] },
        { name: text.words, value: one.words },
        { name: text.order, value: one.orderId.slice(-12) },
      ]}
    />
  )
}

function Photos({ one }: { one: AfterSalePage }) {
  if (one.photoIds.length === 0) return null
  const at = (photoId: string, size: 'small' | 'large') =>
    addressOf(getAfterSalePhoto, { params: { id: one.id, photoId, size } })
  return (
    <div className="row wrap">
      {one.photoIds.map((photoId, place) => (
        <a key={photoId} href={at(photoId, 'large')} target="_blank" rel="noreferrer">
          <img
            className="mall-thumb"
            src={at(photoId, 'small')}
            alt={say(text.photo, { n: place + 1 })}
            loading="lazy"
          />
        </a>
      ))}
    </div>
  )
}

function Answers({ one }: { one: AfterSalePage }) {
  return (
    <Facts
      facts={[
        {
          name: text.answer,
          value: one.answer && `${text.answers[one.answer]}：${one.answerWords}`,
          more: one.answeredAt && moment(one.answeredAt),
        },
        { name: text.parcel, value: one.tracking && `${one.carrier} ${one.tracking}` },
        { name: text.appeal, value: one.appealedAt && one.appeal, more: one.appealedAt && moment(one.appealedAt) },
        {
          name: text.decision,
          value: one.decision && `${text.decisions[one.decision]}：${one.decisionWords}`,
          more: one.decidedAt && moment(one.decidedAt),
        },
        {
          name: text.refunded,
          value:
            one.refunded > 0 && say(text.refundedOf, { n: one.refunded, points: points(one.refunded * one.price) }),
        },
      ].map((fact) => ({ ...fact, value: fact.value || null }))}
    />
  )
}
