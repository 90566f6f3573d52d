import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { CardTabs } from '../../../../../ui/console/Card.tsx'
import { Equation } from '../../../../../ui/console/Equation.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { getPayout, type PaymentRow, type PayoutCard } from '../../../payouts.contract.ts'
import { moment } from '../words.tsx'
import { PayoutActs } from './PayoutActs.tsx'
import { PayoutTag } from './PayoutTag.tsx'

const text = consoleText.payouts

type Shown = 'all' | PaymentRow['state']

/** One batch: total = paid + sent back + open, and each payment. */
export function PayoutSheet({ id }: { id: string }) {
  const [shown, setShown] = useState<Shown>('all')
  const asked = useInfiniteQuery({
    ...askPages(getPayout, { params: { id }, query: shown === 'all' ? {} : { state: shown } }),
    refetchInterval: 30_000,
  })
  const payments = asked.data?.pages.flatMap((page) => page.payments) ?? []
  return (
    <Answered asked={asked} bones={8}>
      {({ pages }) => {
        const { payout } = pages[0]!
        return (
          <>
            <Head payout={payout} />
            <div className="facts payout-body">
              <section>
                <Balance payout={payout} />
              </section>
              <section>
                <CardTabs label={text.columns.state} value={shown} onChange={setShown} tabs={tabsOf(payout)} />
                {payments.length === 0 ? <p className="soft">{text.none}</p> : <Payments payments={payments} />}
                <MoreRows
                  shown={payments.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </section>
            </div>
          </>
        )
      }}
    </Answered>
  )
}

function Head({ payout }: { payout: PayoutCard }) {
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back" to="/mutual-aid/payouts">
          <Icon name="arrow-left" size="s" /> {text.title}
          <span className="sep" />
        </Link>
        <span>{say(text.madeBy, { by: payout.preparedBy, when: moment(payout.preparedAt) })}</span>
        {payout.sentAt && (
          <>
            <span className="sep" />
            <span>
              {text.sentAt} {moment(payout.sentAt)}
            </span>
          </>
        )}
        {payout.answeredAt && (
          <>
            <span className="sep" />
            <span>
              {text.answeredAt} {moment(payout.answeredAt)}
            </span>
          </>
        )}
        <span className="grow" />
        <button type="button" className="plain tool no-print" onClick={() => print()}>
          <Icon name="print" size="s" />
          {consoleText.claim.print}
        </button>
      </p>
      <h2>
        {payout.number}
        <PayoutTag payout={payout} />
      </h2>
      <PayoutActs payout={payout} />
    </header>
  )
}

const openOf = (payout: PayoutCard) => ({
  payments: payout.payments - payout.paid - payout.failed,
  fen: payout.amountFen - payout.paidFen - payout.failedFen,
})

function Balance({ payout }: { payout: PayoutCard }) {
  const open = openOf(payout)
  const name = (label: string, n: number) => `${label} ${say(text.payments, { n: count(n) })}`
  const balanced = open.payments >= 0 && open.fen >= 0 && (open.payments === 0) === (open.fen === 0)
  return (
    <Equation
      label={text.balance}
      whole={{ key: 'total', value: displayYuan(payout.amountFen), name: name(text.total, payout.payments) }}
      parts={[
        { key: 'paid', value: displayYuan(payout.paidFen), name: name(text.paid, payout.paid) },
        {
          key: 'failed',
          value: displayYuan(payout.failedFen),
          name: name(text.failed, payout.failed),
          ...(payout.failed > 0 ? { tone: 'bad', icon: 'cross-circle' } : {}),
        },
        {
          key: 'open',
          value: displayYuan(open.fen),
          name: name(text.open, open.payments),
          ...(open.payments > 0 ? { icon: 'clock' } : {}),
        },
      ]}
      balanced={balanced}
      verdict={balanced ? text.balanced : say(text.unbalanced, { yuan: displayYuan(Math.abs(open.fen)) })}
    />
  )
}

function tabsOf(payout: PayoutCard): readonly { key: Shown; label: string }[] {
  return [
    { key: 'all', label: `${text.tabs.all} ${count(payout.payments)}` },
    { key: 'paid', label: `${text.tabs.paid} ${count(payout.paid)}` },
    { key: 'failed', label: `${text.tabs.failed} ${count(payout.failed)}` },
    { key: 'open', label: `${text.tabs.open} ${count(openOf(payout).payments)}` },
  ]
}

const tones: Record<PaymentRow['state'], Tone> = { open: 'plain', paid: 'ok', failed: 'bad' }

function Payments({ payments }: { payments: readonly PaymentRow[] }) {
  const names = text.columns
  return (
    <div className="table-scroll">
      <PlainTable
        caption={text.title}
        rows={payments}
        keyOf={(row) => row.id}
        columns={[
          { key: 'person', name: names.person, cell: (row) => <span className="nowrap">{row.personName}</span> },
          {
            key: 'claim',
            name: names.claim,
            cell: (row) => (
              <Link className="opens nowrap" to={`/mutual-aid/claims/${row.claimId}`}>
                {row.claimNumber}
              </Link>
            ),
          },
          { key: 'bank', name: names.bank, cell: (row) => row.bankName },
          { key: 'card', name: names.card, cell: (row) => <span className="num nowrap">{row.maskedCard}</span> },
          { key: 'amount', name: names.amount, right: true, cell: (row) => displayYuan(row.amountFen) },
          {
            key: 'state',
            name: names.state,
            cell: (row) => <StateTag tone={tones[row.state]}>{text.paymentStates[row.state]}</StateTag>,
          },
          { key: 'problem', name: names.problem, cell: (row) => row.problem },
        ]}
      />
    </div>
  )
}
