import { useQuery } from '@tanstack/react-query'
import { Select, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { askOn } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Difference, Opens } from '../../../../../ui/console/Marks.tsx'
import { consoleText } from '../../../console.text.ts'
import { getProof, type ProofLine } from '../../../coverage.contract.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { type Cell, reasonsInOrder } from './proof-cell.ts'

const text = proofText
const names = text.table

type Below = { readonly orgId: string; readonly orgName: string; readonly line: ProofLine }
type OnOpen = (cell: Cell, org?: { id: string; name: string }) => void

/** The same proof organisation by organisation; a name narrows the page to it, a number opens its rows. */
export function CoverageTable({
  below,
  whole,
  onNarrow,
  onOpen,
}: {
  below: readonly Below[]
  whole: ProofLine
  onNarrow: ((org: { id: string; name: string }) => void) | null
  onOpen: OnOpen
}) {
  if (below.length === 0) return <p className="soft">{text.noBelow}</p>
  return (
    <Table<Below>
      size="small"
      rowKey="orgId"
      dataSource={[...below, ...remainderOf(below, whole)]}
      columns={columns(onNarrow, onOpen)}
      pagination={below.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      scroll={{ x: 860 }}
      summary={() => <Total whole={whole} />}
    />
  )
}

/** People without a union, mostly not covered, belong to the whole and to nobody below it; with them the column adds up. */
function remainderOf(below: readonly Below[], whole: ProofLine): readonly Below[] {
  const rest = (of: (line: ProofLine) => number) => of(whole) - below.reduce((sum, one) => sum + of(one.line), 0)
  if (rest((line) => line.inForce) === 0) return []
  const line: ProofLine = {
    inForce: rest((one) => one.inForce),
    notEligible: Object.fromEntries(
      reasonsInOrder.map((reason) => [reason, rest((one) => one.notEligible[reason])]),
    ) as ProofLine['notEligible'],
    unscreened: rest((one) => one.unscreened),
    eligible: rest((one) => one.eligible),
    benefitFen: rest((one) => one.benefitFen),
    paid: rest((one) => one.paid),
    paidFen: rest((one) => one.paidFen),
    declined: rest((one) => one.declined),
    undispatched: rest((one) => one.undispatched),
    inProgress: whole.inProgress.map(({ stage }) => ({
      stage,
      oldestDays: 0,
      count: rest((one) => one.inProgress.find((at) => at.stage === stage)?.count ?? 0),
    })),
    differences: { records: 0, eligible: 0 },
  }
  return [{ orgId: unaffiliated, orgName: text.unaffiliated, line }]
}

const unaffiliated = 'unaffiliated'

/** One county's unions; the county is chosen above the table. */
export function CoverageByGrassroots({
  quarter,
  below,
  onOpen,
}: {
  quarter: string
  below: readonly Below[]
  onOpen: OnOpen
}) {
  const [county, setCounty] = useState(below[0]?.orgId)
  const asked = useQuery({
    ...askOn(getProof, { params: { quarter }, query: county ? { orgId: county } : {} }),
    enabled: county !== undefined,
  })
  const [town, setTown] = useState<string | null>(null)
  const inTown = useQuery({
    ...askOn(getProof, { params: { quarter }, query: town ? { orgId: town } : {} }),
    enabled: town !== null,
  })
  if (below.length === 0) return <p className="soft">{text.noBelow}</p>
  const pick = (orgId: string) => {
    setCounty(orgId)
    setTown(null)
  }
  return (
    <div className="stack">
      <div className="row wrap no-print">
        <Select
          aria-label={text.pickCounty}
          style={{ width: 200 }}
          value={county ?? null}
          onChange={pick}
          options={below.map((one) => ({ value: one.orgId, label: one.orgName }))}
        />
        {asked.data && asked.data.below.length > 0 && (
          <Select
            aria-label={text.pickTown}
            style={{ width: 200 }}
            allowClear
            placeholder={text.pickTown}
            value={town}
            onChange={(picked) => setTown(picked ?? null)}
            options={asked.data.below.map((one) => ({ value: one.orgId, label: one.orgName }))}
          />
        )}
      </div>
      <Answered asked={town ? inTown : asked}>
        {(proof) => <CoverageTable below={proof.below} whole={proof.whole} onNarrow={null} onOpen={onOpen} />}
      </Answered>
    </div>
  )
}

const refusedOf = (line: ProofLine) => reasonsInOrder.reduce((total, reason) => total + line.notEligible[reason], 0)
const underWayOf = (line: ProofLine) => line.inProgress.reduce((total, stage) => total + stage.count, 0)

function columns(
  onNarrow: ((org: { id: string; name: string }) => void) | null,
  onOpen: OnOpen,
): TableColumnsType<Below> {
  const number = (title: string, of: (line: ProofLine) => number, cell: Cell | null) => ({
    title,
    key: title,
    align: 'right' as const,
    sorter: (a: Below, b: Below) => of(a.line) - of(b.line),
    render: (_: unknown, row: Below) => (
      <Opens
        onOpen={
          cell && of(row.line) > 0 && row.orgId !== unaffiliated
            ? () => onOpen(cell, { id: row.orgId, name: row.orgName })
            : undefined
        }
      >
        {count(of(row.line))}
      </Opens>
    ),
  })
  return [
    {
      title: names.org,
      key: 'org',
      fixed: 'left',
      render: (_, row) => (
        <Opens
          onOpen={
            onNarrow && row.orgId !== unaffiliated ? () => onNarrow({ id: row.orgId, name: row.orgName }) : undefined
          }
        >
          {row.orgName}
        </Opens>
      ),
    },
    number(names.inForce, (line) => line.inForce, 'in-force'),
    number(names.notEligible, refusedOf, null),
    number(names.eligible, (line) => line.eligible, 'eligible'),
    number(names.undispatched, (line) => line.undispatched, 'undispatched'),
    number(names.progress, underWayOf, null),
    number(names.paid, (line) => line.paid, 'paid'),
    number(names.declined, (line) => line.declined, 'declined'),
    {
      title: names.payable,
      key: 'payable',
      align: 'right',
      sorter: (a, b) => a.line.benefitFen - b.line.benefitFen,
      render: (_, row) => displayYuan(row.line.benefitFen),
    },
    {
      title: names.difference,
      key: 'difference',
      align: 'right',
      render: (_, row) => <Difference value={row.line.differences.records || row.line.differences.eligible} />,
    },
  ]
}

function Total({ whole }: { whole: ProofLine }) {
  const cells = [
    { name: names.inForce, n: whole.inForce },
    { name: names.notEligible, n: refusedOf(whole) },
    { name: names.eligible, n: whole.eligible },
    { name: names.undispatched, n: whole.undispatched },
    { name: names.progress, n: underWayOf(whole) },
    { name: names.paid, n: whole.paid },
    { name: names.declined, n: whole.declined },
  ]
  return (
    <Table.Summary.Row className="sum-row">
      <Table.Summary.Cell index={0}>{consoleText.statistics.total}</Table.Summary.Cell>
      {cells.map(({ name, n }, at) => (
        <Table.Summary.Cell key={name} index={at + 1} align="right">
          {count(n)}
        </Table.Summary.Cell>
      ))}
      <Table.Summary.Cell index={8} align="right">
        {displayYuan(whole.benefitFen)}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={9} align="right">
        <Difference value={whole.differences.records || whole.differences.eligible} />
      </Table.Summary.Cell>
    </Table.Summary.Row>
  )
}
