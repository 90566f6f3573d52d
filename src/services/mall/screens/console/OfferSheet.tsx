import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { sayDay, sayFullDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Bar } from '../../../../ui/console/Bars.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { type BenefitPage, getBenefit } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { priceNote } from '../../benefits-worker.text.ts'
import { priceWords, stateTones, subsidyWords } from './benefit-words.ts'
import { LimitsDialog } from './LimitsDialog.tsx'
import './mall-console.css'
import { OfferDialog } from './OfferDialog.tsx'
import { MoveDialog, type OfferMove } from './OfferMoves.tsx'
import { moment } from './words.tsx'

const text = benefitsConsoleText.sheet

/** One benefit whole: today's quota, its terms, the days it was used, and what changed. */
export function OfferSheet({ id }: { id: string }) {
  const asked = useQuery({ ...ask(getBenefit, { params: { id } }), refetchInterval: 15_000 })
  return (
    <Answered asked={asked} bones={8}>
      {(benefit) => (
        <>
          <Head benefit={benefit} />
          <div className="stack pad">
            <Quotas benefit={benefit} />
            <Content benefit={benefit} />
            <Days benefit={benefit} />
            <Changes benefit={benefit} />
          </div>
        </>
      )}
    </Answered>
  )
}

function Head({ benefit }: { benefit: BenefitPage }) {
  const [open, setOpen] = useState<OfferMove | 'edit' | 'limits' | null>(null)
  const { state } = benefit
  const draft = state === 'draft'
  const over = state === 'over'
  const lasting = draft ? text.why.notOpen : over ? text.why.over : null
  const acts: Act[] = [
    { key: 'publish', name: text.publish, icon: 'send', main: true, onAct: () => setOpen('publish') },
    { key: 'edit', name: text.edit, icon: 'pen', onAct: () => setOpen('edit') },
    { key: 'limits', name: text.limits, icon: 'pen', because: lasting, onAct: () => setOpen('limits') },
    state === 'paused'
      ? { key: 'resume', name: text.resume, main: true, onAct: () => setOpen('resume') }
      : { key: 'pause', name: text.pause, because: lasting, onAct: () => setOpen('pause') },
    { key: 'end', name: text.end, danger: true, because: lasting, onAct: () => setOpen('end') },
  ]
  const shown = acts.filter((act) => draft || (act.key !== 'publish' && act.key !== 'edit'))
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back no-print" to="/mall/benefits">
          <Icon name="arrow-left" size="s" /> {text.back}
          <span className="sep" />
        </Link>
        <span>{benefit.merchantName}</span>
        {benefit.campaign && (
          <>
            <span className="sep" />
            <span>{benefit.campaign}</span>
          </>
        )}
      </p>
      <h2>
        {benefit.name}
        <StateTag tone={stateTones[state]}>{benefitsConsoleText.benefits.states[state]}</StateTag>
      </h2>
      {(benefit.pausedBecause ?? benefit.endedBecause) && (
        <p className="muted">{benefit.endedBecause ?? benefit.pausedBecause}</p>
      )}
      <Acts acts={over ? [] : shown} />
      {open === 'edit' && <OfferDialog benefit={benefit} onClose={() => setOpen(null)} />}
      {open === 'limits' && <LimitsDialog benefit={benefit} onClose={() => setOpen(null)} />}
      {open && open !== 'edit' && open !== 'limits' && (
        <MoveDialog benefit={benefit} move={open} onClose={() => setOpen(null)} />
      )}
    </header>
  )
}

function Quotas({ benefit }: { benefit: BenefitPage }) {
  const { taken, quota } = benefit.today
  return (
    <Card title={text.today} ruled>
      <div className="mall-sum">
        <div>
          <b className="num">
            {count(taken)}
            {quota !== null && <small> / {count(quota)}</small>}
          </b>
          <small>{text.quotaToday}</small>
          {quota !== null && <Bar part={taken} whole={quota} />}
        </div>
        <div>
          <b className="num">
            {count(benefit.taken)}
            {benefit.totalQuota !== null && <small> / {count(benefit.totalQuota)}</small>}
          </b>
          <small>{text.taken}</small>
          {benefit.totalQuota !== null && <Bar part={benefit.taken} whole={benefit.totalQuota} />}
        </div>
        <div>
          <b className="num">
            {displayYuan(benefit.subsidisedFen)}
            {benefit.budgetFen !== null && <small> / {displayYuan(benefit.budgetFen)}</small>}
          </b>
          <small>{text.subsidised}</small>
          {benefit.budgetFen !== null && <Bar part={benefit.subsidisedFen} whole={benefit.budgetFen} />}
        </div>
      </div>
    </Card>
  )
}

function Content({ benefit }: { benefit: BenefitPage }) {
  const { mostEach, dayQuota, totalQuota, budgetFen } = benefit
  const quotas = [
    dayQuota === null ? '' : say(text.dayQuota, { n: count(dayQuota) }),
    totalQuota === null ? '' : say(text.totalQuota, { n: count(totalQuota) }),
  ].filter((part) => part !== '')
  const each = [say(text.aDay, { n: benefit.mostADay }), mostEach === null ? '' : say(text.each, { n: mostEach })]
  return (
    <Card title={text.facts} ruled>
      <Facts
        facts={[
          { name: text.merchant, value: benefit.merchantName },
          { name: text.union, value: benefit.unionName },
          { name: text.price, value: priceWords(benefit.price), more: priceNote(benefit.price) },
          { name: text.subsidy, value: subsidyWords(benefit.price) },
          { name: text.audience, value: benefit.audience.map((one) => one.name).join('、') },
          { name: text.tags, value: benefit.tags.map((one) => one.name).join('、') || text.anyMember },
          { name: text.period, value: `${sayFullDay(benefit.fromOn)} — ${sayFullDay(benefit.untilOn)}` },
          { name: text.perPerson, value: each.filter((part) => part !== '').join('，') },
          { name: text.quotas, value: quotas.join('，') || text.noQuota },
          {
            name: text.budget,
            value: budgetFen === null ? text.noQuota : `${displayYuan(budgetFen)} ${benefitsConsoleText.yuan}`,
          },
          { name: text.intro, value: benefit.intro },
          { name: text.terms, value: benefit.terms },
        ]}
      />
      <p className="soft small">
        {say(text.drafted, { by: benefit.draftedBy })} {moment(benefit.draftedAt)}
        {benefit.publishedAt && (
          <>
            <span className="sep" />
            {say(text.published, { by: benefit.publishedBy ?? '' })} {moment(benefit.publishedAt)}
          </>
        )}
      </p>
    </Card>
  )
}

function Days({ benefit }: { benefit: BenefitPage }) {
  const names = text.dayColumns
  return (
    <Card title={text.days}>
      {benefit.days.length === 0 ? (
        <Empty title={text.noDays} />
      ) : (
        <div className="inset table-scroll">
          <PlainTable
            caption={text.days}
            rows={benefit.days}
            keyOf={(one) => one.day}
            columns={[
              { key: 'day', name: names.day, cell: (one) => sayDay(one.day, today()) },
              { key: 'taken', name: names.taken, right: true, cell: (one) => count(one.taken) },
              {
                key: 'quota',
                name: names.quota,
                right: true,
                cell: (one) => (one.quota === null ? text.noQuota : count(one.quota)),
              },
              { key: 'paid', name: names.paid, right: true, cell: (one) => displayYuan(one.paidFen) },
              { key: 'subsidy', name: names.subsidy, right: true, cell: (one) => displayYuan(one.subsidyFen) },
            ]}
          />
        </div>
      )}
    </Card>
  )
}

function Changes({ benefit }: { benefit: BenefitPage }) {
  return (
    <Card title={text.changes} ruled>
      {benefit.changes.length === 0 ? (
        <p className="soft">{text.noChanges}</p>
      ) : (
        <Facts
          facts={benefit.changes.map((change, at) => ({
            name: `${change.what}${'\u200b'.repeat(at)}`,
            value:
              change.before === null && change.after === null
                ? change.because
                : say(text.fromTo, { before: change.before ?? text.none, after: change.after ?? text.none }),
            more: [
              change.changedBy,
              moment(change.changedAt),
              change.before === null && change.after === null ? '' : change.because,
            ]
              .filter((part) => part !== '')
              .join(' · '),
          }))}
        />
      )}
    </Card>
  )
}
