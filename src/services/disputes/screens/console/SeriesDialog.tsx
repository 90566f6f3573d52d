import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { addToSeries } from '../../learning.contract.ts'
import { readSeries } from '../../series.rules.ts'
import { teachingText } from '../../teaching.text.ts'

const text = teachingText.series

/** Workers of a series, pasted from a sheet; afterwards it says who went in and who did not, and why. */
export function SeriesDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [pasted, setPasted] = useState('')
  const { workers, faults } = readSeries(pasted)
  const send = useMutation({
    mutationFn: () =>
      call(
        addToSeries,
        { params: { id }, body: { workers: workers.map((one) => ({ ...one, wages: [...one.wages] })) } },
        { idempotencyKey: key },
      ),
    onSuccess: () => queries.invalidateQueries(),
  })
  const sum = workers.flatMap((one) => one.wages).reduce((total, one) => total + one.owedFen, 0)
  return (
    <ActDialog
      open
      width={680}
      title={text.add}
      onClose={onClose}
      act={{
        name: send.data ? text.close : text.add,
        busy: send.isPending,
        locked: !send.data && (workers.length === 0 || faults.length > 0),
        onAct: () => (send.data ? onClose() : send.mutate()),
      }}
      problem={sentenceOf(send.error)}
    >
      {send.data ? (
        <Outcome answer={send.data} />
      ) : (
        <>
          <p className="soft">{text.addLead}</p>
          <Form layout="vertical" component="div">
            <Form.Item label={text.rows} htmlFor="series-rows" extra={text.example}>
              <Input.TextArea
                id="series-rows"
                autoSize={{ minRows: 6, maxRows: 14 }}
                value={pasted}
                onChange={(event) => setPasted(event.target.value)}
              />
            </Form.Item>
          </Form>
          {workers.length > 0 && <p>{say(text.read, { n: workers.length, sum: displayYuan(sum) })}</p>}
          {faults.slice(0, 5).map(({ row, fault }) => (
            <p key={row} role="alert">
              {say(text.wrong, { row, because: text.faults[fault] })}
            </p>
          ))}
        </>
      )}
    </ActDialog>
  )
}

function Outcome({ answer: { added, rejected } }: { answer: ReceivedOf<typeof addToSeries> }) {
  return (
    <>
      <p>
        <b>{say(text.added, { n: added })}</b>
      </p>
      {rejected.length > 0 && (
        <>
          <p>{text.rejected}</p>
          <ul className="ds-records">
            {rejected.map((one) => (
              <li key={one.row}>{say(text.rejectedRow, one)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
