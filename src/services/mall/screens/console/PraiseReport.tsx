import { Card } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleRatingsText as text } from '../../console-ratings.text.ts'
import type { PraiseReport as Report } from '../../ratings.contract.ts'

type Line = { readonly ratings: number; readonly praises: number; readonly praise: number | null }

const rate = ({ praise }: Line) => (praise === null ? text.dash : say(text.percent, { n: praise }))

const figures = [
  { key: 'ratings', name: text.ratings, cell: (line: Line) => count(line.ratings), right: true },
  { key: 'praises', name: text.praises, cell: (line: Line) => count(line.praises), right: true },
  { key: 'rate', name: text.rate, cell: rate, right: true },
] as const

/** The praise rate of a period with its parts: each table adds up to the whole. */
export function PraiseReport({ report, desk }: { report: Report; desk: 'market' | 'supply' }) {
  const sum = ['', count(report.ratings), count(report.praises), rate(report)]
  return (
    <>
      <section className="card">
        <div className="card-body mall-sum">
          <div>
            <small>{text.rate}</small>
            <b>{rate(report)}</b>
          </div>
          <div>
            <small>{text.ratings}</small>
            <b>{count(report.ratings)}</b>
          </div>
          <div>
            <small>{text.praises}</small>
            <b>{count(report.praises)}</b>
          </div>
          <div>
            <small>{text.people}</small>
            <b>{count(report.people)}</b>
          </div>
        </div>
      </section>
      {report.ratings === 0 ? (
        <p className="soft">{text.none}</p>
      ) : (
        <div className="mall-cards">
          {desk === 'market' && (
            <Card title={text.bySupplier}>
              <div className="table-scroll inset">
                <PlainTable
                  caption={text.bySupplier}
                  rows={report.suppliers}
                  keyOf={(line) => line.id}
                  columns={[{ key: 'name', name: text.supplier, cell: (line) => line.name }, ...figures]}
                  sum={sum}
                />
              </div>
            </Card>
          )}
          <Card title={text.byMonth}>
            <div className="table-scroll inset">
              <PlainTable
                caption={text.byMonth}
                rows={report.months}
                keyOf={(line) => line.month}
                columns={[{ key: 'month', name: text.month, cell: (line) => line.month.slice(0, 7) }, ...figures]}
                sum={sum}
              />
            </div>
          </Card>
          <Card title={text.byProduct}>
            <div className="table-scroll inset">
              <PlainTable
                caption={text.byProduct}
                rows={report.products}
                keyOf={(line) => line.id}
                columns={[{ key: 'name', name: text.product, cell: (line) => line.name }, ...figures]}
              />
            </div>
          </Card>
        </div>
      )}
    </>
  )
}
