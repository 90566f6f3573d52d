import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { type CommitmentPage, takeStep } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import type { StepStage } from '../../model.ts'
import { stageNames } from '../../text.ts'
import { type GivenPaper, PapersField } from './PapersField.tsx'
import { choicesOf, today } from './words.ts'

const { fields, acts } = consoleText
const text = acts.progress
const fewest = 4

/** 登记进展: what was done on a day, how much is reached, with pictures. */
export function StepDialog({ commitment, onClose }: { commitment: CommitmentPage; onClose: () => void }) {
  const [stage, setStage] = useState<StepStage>('works')
  const [takenOn, setTakenOn] = useState(today())
  const [words, setWords] = useState('')
  const [quantity, setQuantity] = useState<number | null>(null)
  const [photos, setPhotos] = useState<readonly GivenPaper[]>([])
  const send = useMutation({
    mutationFn: () =>
      call(takeStep, {
        params: { id: commitment.id },
        body: { stage, takenOn, words: words.trim(), quantity, photoIds: photos.map((one) => one.id) },
      }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{
        name: text.act,
        busy: send.isPending,
        locked: words.trim().length < fewest || takenOn === '',
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={fields.stage} htmlFor="step-stage">
          <Select id="step-stage" value={stage} onChange={setStage} options={choicesOf(stageNames)} />
        </Form.Item>
        <DayField id="step-on" label={fields.takenOn} value={takenOn} onChange={setTakenOn} />
        <Form.Item label={fields.words} htmlFor="step-words">
          <Input.TextArea
            id="step-words"
            rows={3}
            maxLength={1000}
            showCount
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={fields.quantity} htmlFor="step-quantity">
          <InputNumber
            id="step-quantity"
            min={0}
            max={100_000_000}
            controls={false}
            precision={0}
            value={quantity}
            onChange={setQuantity}
            suffix={`/ ${commitment.target} ${commitment.measure}`}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <PapersField
          label={fields.photos}
          hint={fields.photosHint}
          add={fields.addPhoto}
          purpose="photo"
          papers={photos}
          onChange={setPhotos}
        />
      </Form>
    </ActDialog>
  )
}
