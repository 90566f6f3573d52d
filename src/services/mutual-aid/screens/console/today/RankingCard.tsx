import { useNavigate } from 'react-router'
import { displayYuan, type Fen } from '../../../../../platform/money.ts'
import { Ranks } from '../../../../../ui/console/Bars.tsx'
import { ChartCard } from '../../../../../ui/console/ChartCard.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'

const text = consoleText.today
const names = text.columns
const shown = 6

type Row = { readonly orgId: string; readonly orgName: string; readonly cases: number; readonly amountFen: Fen }

/** The organisations below by what was paid this year; a number opens that organisation's claims. */
export function RankingCard({ year, rows }: { year: number; rows: readonly Row[] }) {
  const { org } = useReader()
  const navigate = useNavigate()
  const ranked = [...rows].sort((a, b) => b.cases - a.cases)
  const open = (orgId: string) => () => void navigate(`/mutual-aid/claims?orgId=${orgId}`)
  const title = say(text.ranking, { year, level: text.levels[org.kind as keyof typeof text.levels] })
  return (
    <ChartCard
      title={title}
      sub={text.rankingSub}
      table={
        <PlainTable
          caption={title}
          rows={ranked}
          keyOf={(row) => row.orgId}
          columns={[
            { key: 'org', name: names.org, cell: (row) => <Opens onOpen={open(row.orgId)}>{row.orgName}</Opens> },
            { key: 'cases', name: names.cases, right: true, cell: (row) => count(row.cases) },
            { key: 'amount', name: names.amount, right: true, cell: (row) => displayYuan(row.amountFen) },
          ]}
        />
      }
    >
      <Ranks
        shape="thin"
        aligned
        ranks={ranked.slice(0, shown).map((row) => ({
          key: row.orgId,
          label: row.orgName,
          value: row.cases,
          shown: count(row.cases),
          onOpen: open(row.orgId),
        }))}
      />
    </ChartCard>
  )
}
