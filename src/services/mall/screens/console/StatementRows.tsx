import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import type { BenefitStatementCard } from '../../merchants.contract.ts'
import { moment } from './words.tsx'

const text = benefitsConsoleText.statements

type Asked = {
  readonly data: { readonly pages: readonly { readonly statements: readonly BenefitStatementCard[] }[] } | undefined
  readonly error: Error | null
  readonly refetch: () => Promise<unknown>
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** Statements with their lines below each, and the files to print or keep. */
export function StatementRows({
  asked,
  fileOf,
}: {
  asked: Asked
  fileOf: (id: string, format: 'xlsx' | 'pdf') => string
}) {
  const statements = asked.data?.pages.flatMap((page) => page.statements) ?? []
  return (
    <section className="card">
      <Answered asked={asked} bones={6}>
        {() =>
          statements.length === 0 ? (
            <Empty icon="file" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Rows statements={statements} fileOf={fileOf} />
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

function Rows({
  statements,
  fileOf,
}: {
  statements: readonly BenefitStatementCard[]
  fileOf: (id: string, format: 'xlsx' | 'pdf') => string
}) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={statements}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'number',
            name: names.number,
            cell: (one) => (
              <>
                <span className="num">{one.number}</span>
                {one.lines.map((line) => (
                  <small key={line.benefitName} className="soft" style={{ display: 'block' }}>
                    {line.benefitName} {count(line.uses - line.undone)} {benefitsConsoleText.times} ·{' '}
                    {displayYuan(line.amountFen)} {benefitsConsoleText.yuan}
                  </small>
                ))}
              </>
            ),
          },
          { key: 'merchant', name: names.merchant, cell: (one) => one.merchantName },
          { key: 'span', name: names.span, cell: spanOf },
          { key: 'uses', name: names.uses, right: true, cell: (one) => count(one.uses) },
          { key: 'undone', name: names.undone, right: true, cell: (one) => count(one.undone) },
          {
            key: 'amount',
            name: names.amount,
            right: true,
            cell: (one) => <b className="num">{displayYuan(one.amountFen)}</b>,
          },
          {
            key: 'by',
            name: names.by,
            cell: (one) => (
              <>
                {one.settledBy}
                <small className="soft" style={{ display: 'block' }}>
                  {moment(one.settledAt)}
                </small>
              </>
            ),
          },
          {
            key: 'file',
            name: names.file,
            cell: (one) => (
              <>
                <a className="link" href={fileOf(one.id, 'pdf')} download>
                  {text.pdf}
                </a>{' '}
                <a className="link" href={fileOf(one.id, 'xlsx')} download>
                  {text.xlsx}
                </a>
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

function spanOf({ fromDay, untilDay }: BenefitStatementCard): string {
  const until = sayFullDay(untilDay)
  return fromDay === null ? say(text.upTo, { until }) : say(text.span, { from: sayFullDay(fromDay), until })
}
