import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../../platform/client/address.ts'
import { askPages } from '../../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type DepositCard, downloadDepositPaper, listDeposits } from '../../../deposits.contract.ts'
import { moneyText } from '../../../money-console.text.ts'
import '../mall-records.css'
import { moment } from '../words.tsx'
import { DecideDepositDialog, EnterDepositDialog } from './DepositDialogs.tsx'

const text = moneyText.fund
const tones: Record<DepositCard['state'], Tone> = { proposed: 'warn', booked: 'ok', refused: 'plain' }

/** 商城资金: what came in, entered by one operator and booked by another, and what is left. */
export default function FundPage() {
  const [open, setOpen] = useState<'enter' | DepositCard | null>(null)
  const asked = useInfiniteQuery({ ...askPages(listDeposits, { query: {} }), refetchInterval: 30_000 })
  const deposits = asked.data?.pages.flatMap((page) => page.deposits) ?? []
  const balance = asked.data?.pages[0]?.balance
  const close = () => setOpen(null)
  return (
    <div className="pad">
      <PageHead
        title={text.title}
        sub={balance === undefined ? undefined : say(text.balance, { amount: displayYuan(balance) })}
      >
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setOpen('enter')}>
          {text.enter}
        </Button>
      </PageHead>
      <p className="muted">{text.lead}</p>
      <section className="card">
        <Answered asked={asked} bones={6}>
          {() =>
            deposits.length === 0 ? (
              <Empty icon="coin" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <Rows deposits={deposits} onDecide={setOpen} />
                <MoreRows
                  shown={deposits.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
      {open === 'enter' && <EnterDepositDialog onClose={close} />}
      {open !== null && open !== 'enter' && <DecideDepositDialog deposit={open} onClose={close} />}
    </div>
  )
}

function Rows({ deposits, onDecide }: { deposits: readonly DepositCard[]; onDecide: (one: DepositCard) => void }) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={deposits}
        keyOf={(one) => one.id}
        columns={[
          { key: 'day', name: names.paidOn, cell: (one) => sayFullDay(one.paidOn) },
          {
            key: 'payer',
            name: names.payer,
            cell: (one) => (
              <>
                {one.payer}
                {one.remark && <small className="mall-second">{one.remark}</small>}
              </>
            ),
          },
          { key: 'amount', name: names.amount, right: true, cell: (one) => <b>{displayYuan(one.amount)}</b> },
          { key: 'state', name: names.state, cell: (one) => <State one={one} /> },
          {
            key: 'by',
            name: names.by,
            cell: (one) => (
              <>
                {one.proposedByName}
                <small className="mall-second">{moment(one.proposedAt)}</small>
              </>
            ),
          },
          { key: 'act', name: names.act, cell: (one) => <Act one={one} onDecide={onDecide} /> },
        ]}
      />
    </div>
  )
}

function State({ one }: { one: DepositCard }) {
  return (
    <>
      <StateTag tone={tones[one.state]}>{text.states[one.state]}</StateTag>
      {one.decidedAt && (
        <small className="mall-second">
          {say(text.decidedBy, { name: one.decidedByName ?? '', when: moment(one.decidedAt) })}
        </small>
      )}
      {one.refusedBecause && (
        <small className="mall-second">{say(text.refusedWhy, { because: one.refusedBecause })}</small>
      )}
    </>
  )
}

function Act({ one, onDecide }: { one: DepositCard; onDecide: (one: DepositCard) => void }) {
  return (
    <span className="row wrap">
      {one.mayDecide ? (
        <Button size="small" type="primary" onClick={() => onDecide(one)}>
          {text.decide}
        </Button>
      ) : (
        one.state === 'proposed' && <small className="muted">{text.own}</small>
      )}
      <a
        className="link"
        href={addressOf(downloadDepositPaper, { params: { id: one.id } })}
        target="_blank"
        rel="noreferrer"
      >
        {text.paper}
      </a>
    </span>
  )
}
