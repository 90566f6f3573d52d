import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { MomentInput } from '../../../../ui/console/WhenInput.tsx'
import { disputeStateNames, wayNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { paySeries } from '../../learning.contract.ts'
import type { SettlementWay } from '../../model.ts'
import { teachingText } from '../../teaching.text.ts'
import { fenOf, instantOf, localOf } from './FormField.tsx'
import { choicesOf } from './words.ts'

const text = teachingText.series
const closedNames: readonly string[] = ['settled', 'ended', 'withdrawn', 'refused'].map(
  (state) => disputeStateNames[state as 'settled'],
)

/** Parts that are still open: those that a payment of the series reaches. */
export const openParts = (file: DisputeFile) => file.parts.filter((part) => !closedNames.includes(part.stateName))

/** Each worker of the series with her own amount; whoever's was not touched is paid in full. */
export function SeriesPayDialog({ file, onClose }: { file: DisputeFile; onClose: () => void }) {
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [way, setWay] = useState<SettlementWay>('mediation')
  const [paidAt, setPaidAt] = useState(localOf(instantNow()))
  const [note, setNote] = useState('')
  const parts = openParts(file)
  const leftOf = (part: (typeof parts)[number]) => part.claimedFen - part.recoveredFen
  const shareOf = (part: (typeof parts)[number]) => {
    const own = typed[part.id]
    return own === undefined ? leftOf(part) : fenOf(own)
  }
  const sum = parts.reduce((total, part) => total + shareOf(part), 0)
  const send = useMutation({
    mutationFn: () => {
      const changed = parts.filter((part) => shareOf(part) !== leftOf(part))
      const shares = changed.map((part) => ({ disputeId: part.id, amountFen: shareOf(part) }))
      const body = { paidAt: instantOf(paidAt), way, note: note.trim(), shares }
      return call(paySeries, { params: { id: file.case.id }, body }, { idempotencyKey: key })
    },
    onSuccess: async () => {
      await queries.invalidateQueries()
      onClose()
    },
  })
  const wrong = parts.some((part) => shareOf(part) <= 0)
  return (
    <ActDialog
      open
      width={720}
      title={text.pay}
      onClose={onClose}
      act={{ name: text.pay, busy: send.isPending, locked: wrong, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="soft">{text.payLead}</p>
      <Form layout="vertical" component="div" className="ds-form">
        <Form.Item label={text.paidAt} htmlFor="series-at">
          <MomentInput id="series-at" value={paidAt} onChange={setPaidAt} />
        </Form.Item>
        <Form.Item label={text.way} htmlFor="series-way">
          <Select id="series-way" value={way} options={choicesOf(wayNames)} onChange={setWay} />
        </Form.Item>
        <Form.Item label={text.note} htmlFor="series-note" className="wide">
          <Input id="series-note" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
      <div className="ds-scroll">
        <PlainTable
          caption={text.pay}
          rows={parts}
          keyOf={(part) => part.id}
          columns={[
            { key: 'number', name: consoleText.sheet.partNumber, cell: (part) => part.number },
            { key: 'name', name: consoleText.sheet.claimant, cell: (part) => part.maskedName },
            { key: 'left', name: text.left, right: true, cell: (part) => displayYuan(leftOf(part)) },
            {
              key: 'share',
              name: text.share,
              right: true,
              cell: (part) => (
                <Input
                  size="small"
                  inputMode="decimal"
                  aria-label={`${part.maskedName} ${text.share}`}
                  style={{ width: 120, textAlign: 'right' }}
                  value={typed[part.id] ?? String(leftOf(part) / 100)}
                  onChange={(event) => setTyped((before) => ({ ...before, [part.id]: event.target.value }))}
                />
              ),
            },
          ]}
        />
      </div>
      <p>
        <b>{say(text.paid, { n: parts.length, sum: displayYuan(sum) })}</b>
      </p>
    </ActDialog>
  )
}
