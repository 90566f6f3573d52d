import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens, StateTag } from '../../../../../ui/console/Marks.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { moneyText } from '../../../money-console.text.ts'
import { downloadBankFile, getPayout, type PayoutCard } from '../../../settlements.contract.ts'
import '../mall-records.css'
import { moment } from '../words.tsx'

const text = moneyText.payouts
const tones = { sent: 'info', paid: 'ok', failed: 'bad' } as const

/** Payouts with how far the bank is; each opens to its payments. */
export function PayoutTable({
  payouts,
  onOpen,
  onLoad,
}: {
  payouts: readonly PayoutCard[]
  onOpen: (one: PayoutCard) => void
  onLoad: (one: PayoutCard) => void
}) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={payouts}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'number',
            name: names.number,
            cell: (one) => <Opens onOpen={() => onOpen(one)}>{one.number}</Opens>,
          },
          {
            key: 'made',
            name: names.made,
            cell: (one) => (
              <>
                {one.madeBy}
                <small className="mall-second">{moment(one.madeAt)}</small>
              </>
            ),
          },
          { key: 'lines', name: names.lines, right: true, cell: (one) => count(one.lines) },
          { key: 'amount', name: names.amount, right: true, cell: (one) => <b>{displayYuan(one.amount)}</b> },
          { key: 'stand', name: names.stand, cell: (one) => <Stand one={one} /> },
          { key: 'act', name: names.act, cell: (one) => <FileActs one={one} onLoad={onLoad} /> },
        ]}
      />
    </div>
  )
}

function Stand({ one }: { one: PayoutCard }) {
  if (one.sentAt === null) return <StateTag tone="warn">{text.waiting}</StateTag>
  const open = one.lines - one.paid - one.failed
  return (
    <>
      {say(text.sent, { when: moment(one.sentAt) })}
      <small className="mall-second">
        {say(text.result, { paid: count(one.paid), failed: count(one.failed), open: count(open) })}
      </small>
    </>
  )
}

/** The download marks the payout as sent, so what is shown is asked again soon after. */
function FileActs({ one, onLoad }: { one: PayoutCard; onLoad: (one: PayoutCard) => void }) {
  const answers = useQueryClient()
  const open = one.lines - one.paid - one.failed
  return (
    <span className="row wrap">
      <Button
        size="small"
        type={one.sentAt === null ? 'primary' : 'default'}
        icon={<Icon name="download" size="s" />}
        href={addressOf(downloadBankFile, { params: { id: one.id } })}
        onClick={() => void setTimeout(() => void answers.invalidateQueries(), 1500)}
      >
        {text.file}
      </Button>
      {one.sentAt !== null && open > 0 && (
        <Button size="small" type="primary" onClick={() => onLoad(one)}>
          {text.load}
        </Button>
      )}
    </span>
  )
}

export function PayoutSide({ payout, onClose }: { payout: PayoutCard; onClose: () => void }) {
  const asked = useQuery(ask(getPayout, { params: { id: payout.id } }))
  const names = text.paymentColumns
  return (
    <SideList open wide title={payout.number} sub={text.payments} onClose={onClose}>
      <Answered asked={asked} bones={6}>
        {({ payments }) => (
          <div className="table-scroll inset">
            <PlainTable
              caption={text.payments}
              rows={payments}
              keyOf={(one) => String(one.place)}
              columns={[
                { key: 'place', name: names.place, cell: (one) => count(one.place) },
                { key: 'supplier', name: names.supplier, cell: (one) => one.supplierName },
                { key: 'settlement', name: names.settlement, cell: (one) => one.settlementNumber },
                { key: 'amount', name: names.amount, right: true, cell: (one) => displayYuan(one.amount) },
                { key: 'tail', name: names.tail, cell: (one) => <span className="num">{one.bankTail}</span> },
                {
                  key: 'state',
                  name: names.state,
                  cell: (one) => (
                    <>
                      <StateTag tone={tones[one.state]}>{moneyText.statements.paymentStates[one.state]}</StateTag>
                      {one.problem && <small className="mall-second">{one.problem}</small>}
                    </>
                  ),
                },
              ]}
            />
          </div>
        )}
      </Answered>
    </SideList>
  )
}
