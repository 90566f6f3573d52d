import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { type Column, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens, StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { moneyText } from '../../../money-console.text.ts'
import type { StatementCard } from '../../../settlements.contract.ts'

const text = moneyText.statements

export const standTones: Record<StatementCard['stand'], Tone> = {
  open: 'info',
  disputed: 'warn',
  confirmed: 'warn',
  sent: 'info',
  paid: 'ok',
}

type Asked = {
  readonly data: { readonly pages: readonly { readonly statements: readonly StatementCard[] }[] } | undefined
  readonly error: Error | null
  readonly refetch: () => Promise<unknown>
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** Statements, each opening to the entries behind it. */
export function StatementTable({
  asked,
  desk,
  onOpen,
}: {
  asked: Asked
  desk: 'market' | 'supply'
  onOpen: (one: StatementCard) => void
}) {
  const statements = asked.data?.pages.flatMap((page) => page.statements) ?? []
  return (
    <section className="card">
      <Answered asked={asked} bones={6}>
        {() =>
          statements.length === 0 ? (
            <Empty icon="table" title={text.empty}>
              <p>{desk === 'market' ? text.emptyLead : text.supplyEmptyLead}</p>
            </Empty>
          ) : (
            <>
              <div className="table-scroll inset">
                <PlainTable
                  caption={text.columns.number}
                  rows={statements}
                  keyOf={(one) => one.id}
                  columns={columnsOf(desk, onOpen)}
                />
              </div>
              <MoreRows
                shown={statements.length}
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
  )
}

function columnsOf(desk: 'market' | 'supply', onOpen: (one: StatementCard) => void): Column<StatementCard>[] {
  const names = text.columns
  const supplier: Column<StatementCard> = { key: 'supplier', name: names.supplier, cell: (one) => one.supplierName }
  return [
    {
      key: 'number',
      name: names.number,
      cell: (one) => (
        <Opens onOpen={() => onOpen(one)} label={`${text.open} ${one.number}`}>
          {one.number}
        </Opens>
      ),
    },
    ...(desk === 'market' ? [supplier] : []),
    { key: 'until', name: names.until, cell: (one) => sayFullDay(one.untilDay) },
    { key: 'orders', name: names.orders, right: true, cell: (one) => count(one.receivedOrders) },
    { key: 'received', name: names.received, right: true, cell: (one) => displayYuan(one.receivedAmount) },
    { key: 'returned', name: names.returned, right: true, cell: (one) => displayYuan(one.returnedAmount) },
    { key: 'amount', name: names.amount, right: true, cell: (one) => <b className="num">{displayYuan(one.amount)}</b> },
    {
      key: 'stand',
      name: names.stand,
      cell: (one) => <StateTag tone={standTones[one.stand]}>{moneyText.stands[one.stand]}</StateTag>,
    },
  ]
}
