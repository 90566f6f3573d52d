import { sayDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import type { QuotationCard, RequestPage } from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'

const text = purchasesText.request

const priceOf = (quotation: QuotationCard, line: number) =>
  quotation.lines.find((one) => one.line === line) ?? { price: 0, remark: '' }

/** Quotations side by side, the cheapest first: price and sum of every line, the least of each on a tinted ground. */
export function CompareTable({ request }: { request: RequestPage }) {
  const { quotations, lines } = request
  const leastTotal = Math.min(...quotations.map((one) => one.total))
  return (
    <div className="table-scroll">
      <table className="mall-matrix">
        <caption className="visually-hidden">{text.compare}</caption>
        <thead>
          <tr>
            <th scope="col">{text.goods}</th>
            {quotations.map((one) => (
              <th key={one.id} scope="col">
                {one.supplierName}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, name, specification, quantity, unit }) => {
            const least = Math.min(...quotations.map((one) => priceOf(one, line).price))
            return (
              <tr key={line}>
                <th scope="row">
                  {name}
                  <small>
                    {specification} {count(quantity)} {unit}
                  </small>
                </th>
                {quotations.map((one) => {
                  const { price, remark } = priceOf(one, line)
                  return (
                    <td key={one.id} data-best={price === least || undefined}>
                      {displayYuan(price)}
                      <small>
                        {text.sum} {displayYuan(price * quantity)}
                      </small>
                      {remark && <small>{remark}</small>}
                    </td>
                  )
                })}
              </tr>
            )
          })}
          <Row name={text.days} of={quotations} cell={(one) => say(text.daysOf, { n: one.deliverDays })} />
          <Row name={text.valid} of={quotations} cell={(one) => sayDay(one.validUntil, today())} />
          <Row name={text.supplierNote} of={quotations} cell={(one) => one.note} />
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            {quotations.map((one) => (
              <td key={one.id} data-best={one.total === leastTotal || undefined}>
                {displayYuan(one.total)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Row({
  name,
  of,
  cell,
}: {
  name: string
  of: readonly QuotationCard[]
  cell: (quotation: QuotationCard) => string
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {of.map((one) => (
        <td key={one.id}>{cell(one)}</td>
      ))}
    </tr>
  )
}
