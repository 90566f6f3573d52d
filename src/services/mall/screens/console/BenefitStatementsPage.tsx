import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useRef, useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { today } from '../../../../platform/client/today.ts'
import { addDays } from '../../../../platform/dates.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { downloadBenefitStatement, listBenefitStatements, settleMerchants } from '../../merchants.contract.ts'
import { StatementRows } from './StatementRows.tsx'

const text = benefitsConsoleText.statements

/** 优惠补贴结算: what unions paid their merchants, and what is due to them since. */
export default function BenefitStatementsPage() {
  const maySettle = useMay('mall.benefit')
  const [settling, setSettling] = useState(false)
  const asked = useInfiniteQuery(askPages(listBenefitStatements, { query: {} }))
  const dueFen = asked.data?.pages[0]?.dueFen
  return (
    <div className="pad">
      <PageHead
        title={text.title}
        sub={dueFen === undefined ? undefined : say(text.due, { yuan: displayYuan(dueFen) })}
      >
        {maySettle && (
          <Button type="primary" onClick={() => setSettling(true)}>
            {text.settle}
          </Button>
        )}
      </PageHead>
      <StatementRows
        asked={asked}
        fileOf={(id, format) => addressOf(downloadBenefitStatement, { params: { id }, query: { format } })}
      />
      {settling && <SettleDialog onClose={() => setSettling(false)} />}
    </div>
  )
}

function SettleDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const answers = useQueryClient()
  const key = useRef(newId())
  const [untilDay, setUntilDay] = useState(addDays(today(), -1))
  const settle = useMutation({
    mutationFn: () => call(settleMerchants, { body: { orgId: org.id, untilDay } }, { idempotencyKey: key.current }),
    onSuccess: () => answers.invalidateQueries(),
    onError: () => {
      key.current = newId()
    },
  })
  return (
    <ActDialog
      open
      title={text.settleTitle}
      onClose={onClose}
      act={{ name: text.settle, busy: settle.isPending, locked: untilDay === '', onAct: () => settle.mutate() }}
      problem={sentenceOf(settle.error)}
      done={
        settle.data && <p>{say(text.done, { n: settle.data.statements, yuan: displayYuan(settle.data.amountFen) })}</p>
      }
    >
      <p>{text.settleLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.until} htmlFor="settle-until">
          <DayInput id="settle-until" width={180} max={addDays(today(), -1)} value={untilDay} onChange={setUntilDay} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
