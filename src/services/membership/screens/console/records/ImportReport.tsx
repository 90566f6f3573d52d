import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { JobStrip, Ranks } from '../../../../../ui/console/Bars.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { MoreRows, Wrong } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import {
  confirmImport,
  discardImport,
  downloadImportRejects,
  getImport,
  type ImportCard,
  listImportRejects,
} from '../../../import.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { ImportLines } from './ImportLines.tsx'
import { minuteOf, stateTones } from './words.ts'

const text = recordsText.imports
const working: readonly ImportCard['state'][] = ['waiting', 'checking', 'confirmed']
const lookAgainMs = 1500

/** One list: how its rows were judged, what is to be decided, and what was not taken. */
export function ImportReport({ id, onChange }: { id: string; onChange: () => void }) {
  const asked = useQuery({
    ...ask(getImport, { params: { id } }),
    refetchInterval: (query) => (query.state.data && !working.includes(query.state.data.state) ? false : lookAgainMs),
  })
  const again = () => {
    onChange()
    return asked.refetch()
  }
  return (
    <Answered asked={asked} bones={8}>
      {(card) => <Report card={card} onDone={() => void again()} />}
    </Answered>
  )
}

function Report({ card, onDone }: { card: ImportCard; onDone: () => void }) {
  const { balance, state } = card
  return (
    <>
      <p className="side-state">
        <StateTag tone={stateTones[state]}>{text.states[state]}</StateTag>
        <span className="soft">
          {card.orgName}
          <span className="sep" />
          {card.importedBy}
          <span className="sep" />
          {minuteOf(card.importedAt)}
        </span>
        <span className="grow" />
        {state === 'checked' && <Decide id={card.id} onDone={onDone} />}
      </p>
      {working.includes(state) && (
        <JobStrip
          title={card.fileName}
          step={text.states[state]}
          startedAt={null}
          done={Math.round(card.progress * 1000)}
          total={1000}
        />
      )}
      {card.problem && <Wrong title={text.states.failed} sentence={card.problem} />}
      {balance && (
        <Card title={state === 'done' ? text.result : text.report} amount={count(card.rows ?? 0)} ruled>
          <Ranks
            shape="thick"
            ranks={(Object.keys(text.balance) as (keyof typeof balance)[]).map((key) => ({
              key,
              label: text.balance[key],
              value: balance[key],
              shown: count(balance[key]),
              ...(key === 'rejected' && { tone: 'bad' as const }),
            }))}
          />
        </Card>
      )}
      {card.counts.length > 0 && <Verdicts card={card} />}
      {balance && balance.rejected > 0 && <Rejects id={card.id} rejected={balance.rejected} />}
    </>
  )
}

/** Each verdict opens to its rows, for 30 days after the list was carried out. */
function Verdicts({ card }: { card: ImportCard }) {
  const [picked, setPicked] = useState<string | null>(null)
  const opened = card.rowsUntil ? card.counts.find((one) => one.verdict === picked) : undefined
  const opens = (verdict: string) => card.rowsUntil !== null && verdict !== 'rejected'
  return (
    <>
      <Card title={text.what} sub={card.rowsUntil ? text.openHint : undefined} ruled>
        <Ranks
          shape="thin"
          aligned
          picked={picked}
          ranks={card.counts.map((one) => ({
            key: one.verdict,
            label: one.label,
            value: one.count,
            shown: count(one.count),
            ...(opens(one.verdict) && { onOpen: () => setPicked(one.verdict) }),
          }))}
        />
        {card.answers.map((one) => (
          <p key={one.kind} className="soft">
            {say(text.answers, { label: one.label, answered: one.answered, open: one.open })}
          </p>
        ))}
        {card.state === 'done' && (
          <p className="soft small">
            {card.rowsUntil ? say(text.linesUntil, { until: minuteOf(card.rowsUntil) }) : text.linesGone}
          </p>
        )}
      </Card>
      {opened && <ImportLines key={opened.verdict} id={card.id} verdict={opened} />}
    </>
  )
}

function Decide({ id, onDone }: { id: string; onDone: () => void }) {
  const confirm = useMutation({ mutationFn: () => call(confirmImport, { params: { id } }), onSuccess: onDone })
  const discard = useMutation({ mutationFn: () => call(discardImport, { params: { id } }), onSuccess: onDone })
  const problem = sentenceOf(confirm.error ?? discard.error)
  return (
    <>
      {problem && <span role="alert">{problem}</span>}
      <Button loading={discard.isPending} onClick={() => discard.mutate()}>
        {text.discard}
      </Button>
      <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {text.confirm}
      </Button>
    </>
  )
}

function Rejects({ id, rejected }: { id: string; rejected: number }) {
  const asked = useInfiniteQuery(askPages(listImportRejects, { params: { id }, query: {} }))
  const rejects = asked.data?.pages.flatMap((page) => page.rejects) ?? []
  const [leaving, setLeaving] = useState(false)
  return (
    <Card
      title={text.rejects}
      amount={count(rejected)}
      tone="bad"
      aside={<Button onClick={() => setLeaving(true)}>{text.download}</Button>}
    >
      {leaving && (
        <ExportDialog
          what={text.rejects}
          formats={['xlsx', 'csv']}
          addressFor={(format, reason) =>
            addressOf(downloadImportRejects, { params: { id }, query: { format, reason } })
          }
          onClose={() => setLeaving(false)}
        />
      )}
      <div className="inset table-scroll">
        <PlainTable
          caption={text.rejects}
          rows={rejects}
          keyOf={(row) => String(row.line)}
          columns={[
            { key: 'line', name: text.line, cell: (row) => count(row.line) },
            { key: 'name', name: text.name, cell: (row) => row.maskedName },
            { key: 'reasons', name: text.reasons, cell: (row) => row.reasons.join('；') },
          ]}
        />
      </div>
      <MoreRows
        shown={rejects.length}
        unit={text.rows}
        more={asked.hasNextPage}
        onMore={() => void asked.fetchNextPage()}
        loading={asked.isFetchingNextPage}
      />
    </Card>
  )
}
