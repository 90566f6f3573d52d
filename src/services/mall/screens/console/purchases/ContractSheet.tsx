import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { downloadInstrument } from '../../../../../kernel/instruments/contract.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type ContractPage, getContract } from '../../../purchases.contract.ts'
import { paymentStateText } from '../../../purchases.text.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { moment } from '../words.tsx'
import { ContractActs } from './ContractActs.tsx'
import { Deliveries } from './Deliveries.tsx'
import { type Desk, places } from './desks.ts'
import { PaymentActs } from './PaymentActs.tsx'

const text = purchasesText.contract

/** A contract whole: its money, who signed, what was delivered and paid, and its text. */
export function ContractSheet({ id, desk }: { id: string; desk: Desk }) {
  const asked = useQuery({ ...ask(getContract, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={8}>
      {(contract) => (
        <>
          <header className="sheet-head">
            <p className="crumbs">
              <Link className="link back no-print" to={places[desk].contracts}>
                <Icon name="arrow-left" size="s" /> {text.back}
                <span className="sep" />
              </Link>
              {contract.number}
              <span className="sep" />
              <Link className="link" to={`${places[desk].requests}/${contract.requestId}`}>
                {text.request}
              </Link>
              <span className="sep" />
              <a
                className="link no-print"
                href={addressOf(downloadInstrument, { params: { id: contract.document.id } })}
              >
                {text.print}
              </a>
            </p>
            <h2>{contract.title}</h2>
            <ContractActs contract={contract} desk={desk} />
          </header>
          <div className="stack pad">
            <Money contract={contract} />
            <Deliveries contract={contract} desk={desk} />
            <Payments contract={contract} desk={desk} />
            <Goods contract={contract} />
            <Signatures contract={contract} />
            <Card title={text.text} ruled>
              <div className="mall-articles">
                {contract.document.articles.map((article) => (
                  <p key={article}>{article}</p>
                ))}
              </div>
            </Card>
          </div>
        </>
      )}
    </Answered>
  )
}

function Money({ contract }: { contract: ContractPage }) {
  const figures = [
    { name: text.total, value: contract.total },
    { name: text.accepted, value: contract.accepted },
    { name: text.paid, value: contract.paid },
    { name: text.unpaid, value: contract.accepted - contract.paid },
  ]
  return (
    <Card title={text.money} sub={`${contract.buyerName} · ${contract.supplierName}`} ruled>
      <dl className="mall-figures">
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt>{figure.name}</dt>
            <dd>
              {displayYuan(figure.value)}
              <small>{purchasesText.yuan}</small>
            </dd>
          </div>
        ))}
      </dl>
      {contract.endedBecause && (
        <p className="mall-note">
          {text.ended} {contract.endedBecause}
        </p>
      )}
    </Card>
  )
}

const paymentTones: Record<ContractPage['payments'][number]['state'], Tone> = {
  recorded: 'warn',
  confirmed: 'ok',
  refused: 'bad',
}

function Payments({ contract, desk }: { contract: ContractPage; desk: Desk }) {
  return (
    <Card title={text.payments} amount={contract.payments.length}>
      <div className="inset table-scroll">
        {contract.payments.length === 0 ? (
          <p className="muted">{text.noPayments}</p>
        ) : (
          <PlainTable
            caption={text.payments}
            rows={contract.payments}
            keyOf={(one) => one.id}
            columns={[
              { key: 'on', name: text.paidOn, cell: (one) => sayFullDay(one.paidOn) },
              { key: 'reference', name: text.reference, cell: (one) => one.reference },
              { key: 'amount', name: text.amount, right: true, cell: (one) => displayYuan(one.amount) },
              {
                key: 'state',
                name: text.state,
                cell: (one) => (
                  <>
                    <StateTag tone={paymentTones[one.state]}>{paymentStateText[one.state]}</StateTag>
                    {one.decidedBecause && <small className="mall-second">{one.decidedBecause}</small>}
                  </>
                ),
              },
              {
                key: 'act',
                name: '',
                cell: (one) => desk === 'supplier' && one.state === 'recorded' && <PaymentActs paymentId={one.id} />,
              },
            ]}
          />
        )}
      </div>
    </Card>
  )
}

function Goods({ contract }: { contract: ContractPage }) {
  return (
    <Card title={text.goods}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.goods}
          rows={contract.lines}
          keyOf={(one) => String(one.line)}
          columns={[
            {
              key: 'name',
              name: purchasesText.request.name,
              cell: (one) => (
                <>
                  {one.name}
                  <small className="mall-second">
                    {one.specification} {one.remark}
                  </small>
                </>
              ),
            },
            {
              key: 'quantity',
              name: purchasesText.request.quantity,
              right: true,
              cell: (one) => `${count(one.quantity)} ${one.unit}`,
            },
            { key: 'price', name: text.price, right: true, cell: (one) => displayYuan(one.price) },
            { key: 'ordered', name: text.ordered, right: true, cell: (one) => count(one.ordered) },
            { key: 'accepted', name: text.acceptedCount, right: true, cell: (one) => count(one.accepted) },
            { key: 'left', name: text.left, right: true, cell: (one) => count(one.quantity - one.ordered) },
          ]}
        />
      </div>
    </Card>
  )
}

function Signatures({ contract }: { contract: ContractPage }) {
  return (
    <Card title={text.signatures} ruled>
      <Facts
        facts={contract.document.sides.map((side) => ({
          name: side.name,
          value: side.party,
          more: side.signed ? say(text.signed, { who: side.signed.by, at: moment(side.signed.at) }) : text.unsigned,
        }))}
      />
    </Card>
  )
}
