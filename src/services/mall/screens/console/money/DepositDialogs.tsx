import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Upload } from 'antd'
import { useRef, useState } from 'react'
import { uploadFile } from '../../../../../kernel/files/contract.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { upload } from '../../../../../platform/client/upload.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan, parseYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type DepositCard, decideDeposit, proposeDeposit } from '../../../deposits.contract.ts'
import { moneyText } from '../../../money-console.text.ts'

const text = moneyText.fund

/** Money that came, with the bank's receipt. */
export function EnterDepositDialog({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const [yuan, setYuan] = useState('')
  const [paidOn, setPaidOn] = useState(today())
  const [payer, setPayer] = useState('')
  const [remark, setRemark] = useState('')
  const [paper, setPaper] = useState<File | null>(null)
  const amount = parseYuan(yuan.trim())
  const enter = useMutation({
    mutationFn: async (file: File) => {
      const given = { query: { name: file.name, purpose: 'document' as const }, file }
      const { id: documentId } = await upload(uploadFile, given, { onProgress: () => undefined })
      const body = { amount: amount!, paidOn, payer: payer.trim(), remark: remark.trim(), documentId }
      return call(proposeDeposit, { body }, { idempotencyKey: key.current })
    },
    onSuccess: () => answers.invalidateQueries(),
    onError: () => {
      key.current = newId()
    },
  })
  const wrong = yuan.trim() !== '' && !amount
  return (
    <ActDialog
      open
      title={text.enterTitle}
      onClose={onClose}
      act={{
        name: text.enter,
        busy: enter.isPending,
        locked: !amount || paper === null || payer.trim().length < 2 || paidOn === '',
        onAct: () => paper && enter.mutate(paper),
      }}
      problem={sentenceOf(enter.error)}
      done={enter.isSuccess && <p>{text.entered}</p>}
    >
      <Form layout="vertical" component="div">
        <Form.Item
          label={text.amount}
          htmlFor="deposit-amount"
          {...(wrong && { validateStatus: 'error' as const, help: text.amountWrong })}
        >
          <Input
            id="deposit-amount"
            inputMode="decimal"
            autoFocus
            value={yuan}
            onChange={(event) => setYuan(event.target.value)}
          />
        </Form.Item>
        <DayField id="deposit-day" label={text.paidOn} value={paidOn} onChange={setPaidOn} />
        <Form.Item label={text.payerField} htmlFor="deposit-payer">
          <Input id="deposit-payer" maxLength={60} value={payer} onChange={(event) => setPayer(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.remark} htmlFor="deposit-remark">
          <Input
            id="deposit-remark"
            maxLength={200}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={text.paperField}>
          <Upload
            accept=".pdf,.jpg,.jpeg,.png"
            showUploadList={false}
            beforeUpload={(picked) => {
              setPaper(picked)
              return false
            }}
          >
            <Button icon={<Icon name="upload" size="s" />}>{paper?.name ?? text.paperPick}</Button>
          </Upload>
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

/** The second pair of eyes: booked, or given back with the reason. */
export function DecideDepositDialog({ deposit, onClose }: { deposit: DepositCard; onClose: () => void }) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const [decision, setDecision] = useState<'book' | 'refuse'>('book')
  const [because, setBecause] = useState('')
  const decide = useMutation({
    mutationFn: () =>
      call(
        decideDeposit,
        {
          params: { id: deposit.id },
          body: decision === 'book' ? { decision } : { decision, because: because.trim() },
        },
        { idempotencyKey: key.current },
      ),
    onSuccess: () => answers.invalidateQueries(),
    onError: () => {
      key.current = newId()
    },
  })
  const facts = {
    payer: deposit.payer,
    day: sayFullDay(deposit.paidOn),
    amount: displayYuan(deposit.amount),
    name: deposit.proposedByName,
  }
  return (
    <ActDialog
      open
      title={text.decideTitle}
      onClose={onClose}
      act={{
        name: decision === 'book' ? text.book : text.refuse,
        busy: decide.isPending,
        danger: decision === 'refuse',
        locked: decision === 'refuse' && because.trim().length < 2,
        onAct: () => decide.mutate(),
      }}
      problem={sentenceOf(decide.error)}
      done={decide.isSuccess && <p>{decision === 'book' ? text.booked : text.refused}</p>}
    >
      <p>{say(text.decideLead, facts)}</p>
      <Form layout="vertical" component="div">
        <Form.Item>
          <Radio.Group
            value={decision}
            onChange={(event) => setDecision(event.target.value as 'book' | 'refuse')}
            options={[
              { value: 'book', label: text.book },
              { value: 'refuse', label: text.refuseChoice },
            ]}
          />
        </Form.Item>
        {decision === 'refuse' && (
          <Form.Item label={text.because} htmlFor="deposit-because">
            <Input
              id="deposit-because"
              maxLength={200}
              value={because}
              onChange={(event) => setBecause(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </ActDialog>
  )
}
