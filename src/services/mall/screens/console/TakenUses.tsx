import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { listMyRedemptions, type TakenUse, undoRedemption } from '../../redemptions.contract.ts'
import { moment } from './words.tsx'

const text = benefitsConsoleText.redeem

/** A card that was just taken: what to ask for, and who bears the rest. */
export function Taken({ use }: { use: TakenUse }) {
  const { seasonPart, paidFen } = use
  const collect = paidFen > 0 ? say(text.collect, { yuan: displayYuan(paidFen) }) : text.free
  return (
    <div className="redeem-taken">
      <p>
        <StateTag tone="ok">{text.done}</StateTag> {use.maskedName}
        <span className="sep" />
        {use.unionName}
      </p>
      <p className="redeem-figure">{seasonPart === 'visit' ? text.visit : collect}</p>
      {use.regularFen > 0 && (
        <p className="muted">
          {seasonPart === 'opens' && `${text.opens} · `}
          {say(text.parts, {
            regular: displayYuan(use.regularFen),
            paid: displayYuan(use.paidFen),
            subsidy: displayYuan(use.subsidyFen),
            waived: displayYuan(use.waivedFen),
          })}
        </p>
      )}
    </div>
  )
}

/** What was taken today, with the way to take a use back while it is time. */
export function TodayUses() {
  const asked = useInfiniteQuery({ ...askPages(listMyRedemptions, { query: {} }), refetchInterval: 60_000 })
  const uses = asked.data?.pages.flatMap((page) => page.uses) ?? []
  const sums = asked.data?.pages[0]?.sums
  return (
    <Card
      title={text.list}
      sub={
        sums &&
        say(text.sums, {
          uses: count(sums.uses),
          paid: displayYuan(sums.paidFen),
          subsidy: displayYuan(sums.subsidyFen),
        })
      }
    >
      <Answered asked={asked} bones={3}>
        {() =>
          uses.length === 0 ? (
            <Empty icon="card" title={text.listEmpty} />
          ) : (
            <>
              <UseRows uses={uses} />
              <MoreRows
                shown={uses.length}
                unit={text.unit}
                more={asked.hasNextPage}
                loading={asked.isFetchingNextPage}
                onMore={() => void asked.fetchNextPage()}
              />
            </>
          )
        }
      </Answered>
    </Card>
  )
}

/** Uses as rows that a phone has room for. */
export function UseRows({ uses }: { uses: readonly TakenUse[] }) {
  const [undoing, setUndoing] = useState<TakenUse | null>(null)
  const now = useMinute()
  return (
    <>
      <ul className="redeem-rows">
        {uses.map((use) => (
          <li key={use.id} data-undone={use.undoneAt ? '' : undefined}>
            <div>
              <b>{use.benefitName}</b>
              <small>
                {use.maskedName}
                <span className="sep" />
                {use.unionName}
              </small>
              <small>
                {moment(use.shownAt)}
                {use.offline && ` · ${text.offlineTag}`}
                {use.undoneBecause !== null && ` · ${say(text.undone, { because: use.undoneBecause })}`}
              </small>
            </div>
            <div>
              <b className="num">{displayYuan(use.paidFen)}</b>
              {use.undoneAt === null && now < use.undoUntil && (
                <Button size="small" onClick={() => setUndoing(use)}>
                  {text.undo}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {undoing && <UndoDialog use={undoing} onClose={() => setUndoing(null)} />}
    </>
  )
}

function useMinute(): string {
  const [now, setNow] = useState(instantNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(instantNow()), 15_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function UndoDialog({ use, onClose }: { use: TakenUse; onClose: () => void }) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const [because, setBecause] = useState('')
  const undo = useMutation({
    mutationFn: () =>
      call(
        undoRedemption,
        { params: { id: use.id }, body: { because: because.trim() } },
        { idempotencyKey: key.current },
      ),
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={text.undoTitle}
      onClose={onClose}
      act={{
        name: text.undo,
        danger: true,
        busy: undo.isPending,
        locked: because.trim().length < 2,
        onAct: () => undo.mutate(),
      }}
      problem={sentenceOf(undo.error)}
    >
      <p>{say(text.undoLead, { name: use.maskedName, benefit: use.benefitName, when: moment(use.shownAt) })}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.undoBecause} htmlFor="undo-because" help={text.undoBecauseHelp}>
          <Input
            id="undo-because"
            maxLength={100}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
