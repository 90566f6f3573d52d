import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { askOn } from '../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, CardTabs } from '../../../../ui/console/Card.tsx'
import { type Column, PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Empty } from '../../../../ui/console/States.tsx'
import { consoleText } from '../../console.text.ts'
import { listUses, type UseRow } from '../../follow-up.contract.ts'
import { followUpText } from '../../follow-up-console.text.ts'

const text = followUpText.uses
type Only = keyof typeof text.only
type Uses = ReceivedOf<typeof listUses>

/** 选购情况: who has ordered and who has not; what somebody bought is not told. */
export function UsesCard({ id }: { id: string }) {
  const [only, setOnly] = useState<Only>('all')
  const [after, setAfter] = useState(0)
  const query = { after, ...(only !== 'all' && { only }) }
  const asked = useQuery({ ...askOn(listUses, { params: { id }, query }), refetchInterval: 60_000 })
  return (
    <Card
      title={text.title}
      sub={text.lead}
      aside={
        <CardTabs
          label={text.title}
          value={only}
          onChange={(key) => {
            setAfter(0)
            setOnly(key)
          }}
          tabs={(Object.keys(text.only) as Only[]).map((key) => ({ key, label: text.only[key] }))}
        />
      }
    >
      <Answered asked={asked} bones={4}>
        {(uses) => (
          <>
            <Sums uses={uses} />
            {uses.rows.length === 0 ? <Empty icon="people" title={text.none} /> : <Rows rows={uses.rows} />}
            {(after > 0 || uses.next !== null) && (
              <p className="row pad">
                <Button size="small" disabled={after === 0} onClick={() => setAfter(Math.max(0, after - 100))}>
                  {consoleText.pages.before}
                </Button>
                <Button size="small" disabled={uses.next === null} onClick={() => setAfter(uses.next!)}>
                  {consoleText.pages.after}
                </Button>
              </p>
            )}
          </>
        )}
      </Answered>
    </Card>
  )
}

function Sums({ uses }: { uses: Uses }) {
  const figures = [
    { name: text.people, value: count(uses.people) },
    { name: text.used, value: count(uses.used) },
    { name: text.unused, value: count(uses.people - uses.used) },
    { name: text.given, value: displayYuan(uses.given) },
    { name: text.spent, value: displayYuan(uses.spent) },
  ]
  return (
    <div className="card-body">
      <div className="mall-sum">
        {figures.map((figure) => (
          <div key={figure.name}>
            <b className="num">{figure.value}</b>
            <small>{figure.name}</small>
          </div>
        ))}
      </div>
    </div>
  )
}

function Rows({ rows }: { rows: readonly UseRow[] }) {
  const names = text.columns
  const columns: Column<UseRow>[] = [
    { key: 'place', name: names.place, cell: (row) => count(row.place) },
    { key: 'name', name: names.name, cell: (row) => row.maskedName },
    { key: 'given', name: names.given, right: true, cell: (row) => displayYuan(row.given) },
    { key: 'spent', name: names.spent, right: true, cell: (row) => displayYuan(row.spent) },
    { key: 'left', name: names.left, right: true, cell: (row) => displayYuan(Math.max(0, row.given - row.spent)) },
    { key: 'orders', name: names.orders, right: true, cell: (row) => count(row.orders) },
    { key: 'under-way', name: names.underWay, right: true, cell: (row) => count(row.underWay) },
  ]
  return (
    <div className="table-scroll inset">
      <PlainTable caption={text.title} rows={rows} keyOf={(row) => String(row.place)} columns={columns} />
    </div>
  )
}
