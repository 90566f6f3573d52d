import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useRef, useState } from 'react'
import { askPages } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { useFilters } from '../../../../../platform/client/use-filters.ts'
import { addDays } from '../../../../../platform/dates.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { moneyText } from '../../../money-console.text.ts'
import { settleSuppliers } from '../../../orders.contract.ts'
import { listSettlements } from '../../../settlements.contract.ts'
import { StandTabs, stands } from './StandTabs.tsx'
import { StatementSide } from './StatementSide.tsx'
import { StatementTable } from './StatementTable.tsx'

const text = moneyText.statements

/** 货款结算: every supplier's statements by how they stand; disputes are answered here. */
export default function StatementsPage() {
  const { filter, change } = useFilters(['stand', 'opened'])
  const [settling, setSettling] = useState(false)
  const stand = stands.find((one) => one === filter.stand)
  const asked = useInfiniteQuery({ ...askPages(listSettlements, { query: { stand } }), refetchInterval: 60_000 })
  const first = asked.data?.pages[0]
  return (
    <div className="pad">
      <PageHead title={moneyText.rooms.settlements} sub={first && sayUntil(first.settledUntil)}>
        <Button type="primary" disabled={!first} onClick={() => setSettling(true)}>
          {text.settle}
        </Button>
      </PageHead>
      <StandTabs counts={first?.counts} stand={stand} onStand={(picked) => change({ stand: picked })} />
      <StatementTable asked={asked} desk="market" onOpen={(one) => change({ opened: one.id })} />
      {filter.opened && (
        <StatementSide
          key={filter.opened}
          id={filter.opened}
          desk="market"
          bankTail={null}
          onClose={() => change({ opened: undefined })}
        />
      )}
      {settling && first && <SettleDialog marketId={first.marketId} onClose={() => setSettling(false)} />}
    </div>
  )
}

function sayUntil(day: string | null): string {
  return day === null ? text.neverSettled : say(text.settledUntil, { day: sayFullDay(day) })
}

function SettleDialog({ marketId, onClose }: { marketId: string; onClose: () => void }) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const [untilDay, setUntilDay] = useState(addDays(today(), -1))
  const settle = useMutation({
    mutationFn: () =>
      call(settleSuppliers, { params: { id: marketId }, body: { untilDay } }, { idempotencyKey: key.current }),
    onSuccess: () => answers.invalidateQueries(),
    onError: () => {
      key.current = newId()
    },
  })
  const made = settle.data?.settlements
  const sum = made?.reduce((total, one) => total + one.amount, 0) ?? 0
  return (
    <ActDialog
      open
      title={text.settleTitle}
      onClose={onClose}
      act={{ name: text.settle, busy: settle.isPending, locked: untilDay === '', onAct: () => settle.mutate() }}
      problem={sentenceOf(settle.error)}
      done={
        made && (
          <p>
            {made.length === 0 ? text.nothing : say(text.settled, { n: count(made.length), amount: displayYuan(sum) })}
          </p>
        )
      }
    >
      <p>{text.settleLead}</p>
      <Form layout="vertical" component="div">
        <DayField id="settle-until" label={text.until} value={untilDay} onChange={setUntilDay} />
      </Form>
    </ActDialog>
  )
}
