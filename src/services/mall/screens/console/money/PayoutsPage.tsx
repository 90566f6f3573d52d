import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { ask, askPages } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { moneyText } from '../../../money-console.text.ts'
import { listPayouts, listSettlements, makePayout, type PayoutCard } from '../../../settlements.contract.ts'
import { PayoutSide, PayoutTable } from './PayoutTable.tsx'
import { ResultDialog } from './ResultDialog.tsx'

const text = moneyText.payouts

/** 货款付款: confirmed statements go to the bank in one file, and its answer is read back. */
export default function PayoutsPage() {
  const [making, setMaking] = useState(false)
  const [loading, setLoading] = useState<PayoutCard | null>(null)
  const [opened, setOpened] = useState<PayoutCard | null>(null)
  const asked = useInfiniteQuery({ ...askPages(listPayouts, { query: {} }), refetchInterval: 60_000 })
  const payouts = asked.data?.pages.flatMap((page) => page.payouts) ?? []
  return (
    <div className="pad">
      <PageHead title={text.title}>
        <Button type="primary" onClick={() => setMaking(true)}>
          {text.make}
        </Button>
      </PageHead>
      <p className="muted">{text.fileLead}</p>
      <section className="card">
        <Answered asked={asked} bones={6}>
          {() =>
            payouts.length === 0 ? (
              <Empty icon="send" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <PayoutTable payouts={payouts} onOpen={setOpened} onLoad={setLoading} />
                <MoreRows
                  shown={payouts.length}
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
      {making && <MakeDialog onClose={() => setMaking(false)} />}
      {loading && <ResultDialog payout={loading} onClose={() => setLoading(null)} />}
      {opened && <PayoutSide payout={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function MakeDialog({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const waiting = useQuery(ask(listSettlements, { query: { stand: 'confirmed' } }))
  const make = useMutation({
    mutationFn: () => call(makePayout, {}, { idempotencyKey: key.current }),
    onSuccess: () => answers.invalidateQueries(),
    onError: () => {
      key.current = newId()
    },
  })
  const made = make.data
  const there = waiting.data?.counts.confirmed
  return (
    <ActDialog
      open
      title={text.make}
      onClose={onClose}
      act={{
        name: text.make,
        busy: make.isPending,
        locked: (there?.count ?? 0) === 0,
        onAct: () => make.mutate(),
      }}
      problem={sentenceOf(make.error)}
      done={
        made && <p>{say(text.made, { number: made.number, n: count(made.lines), amount: displayYuan(made.amount) })}</p>
      }
    >
      <p>{say(text.makeLead, { n: count(there?.count ?? 0), amount: displayYuan(there?.amount ?? 0) })}</p>
    </ActDialog>
  )
}
