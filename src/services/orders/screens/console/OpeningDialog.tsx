import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { consoleText } from '../../console.text.ts'
import { enterOpening, type FigureKey, figureKey } from '../../figures.contract.ts'
import { figureText } from '../../text.ts'
import { choicesOf, today } from './words.ts'

const text = consoleText.figures
type Qualifier = keyof typeof text.qualifiers

/** 期初数: a number from before the platform, with its source. */
export function OpeningDialog({ orgId: given, onClose }: { orgId: string; onClose: () => void }) {
  const [orgId, setOrg] = useState(given)
  const [figure, setFigure] = useState<FigureKey>('stages')
  const [cases, setCases] = useState<number | null>(null)
  const [qualifier, setQualifier] = useState<Qualifier>('exact')
  const [source, setSource] = useState('')
  const [untilDay, setUntil] = useState(today())
  const send = useMutation({
    mutationFn: () =>
      call(enterOpening, { body: { orgId, figure, cases: cases!, qualifier, source: source.trim(), untilDay } }),
    onSuccess: onClose,
  })
  const right = cases !== null && source.trim().length >= 2 && untilDay !== ''
  return (
    <ActDialog
      open
      title={text.add}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.openingLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={consoleText.orgPick} htmlFor="opening-org">
          <OrgField id="opening-org" value={orgId} onChange={setOrg} />
        </Form.Item>
        <Form.Item label={text.figure} htmlFor="opening-figure">
          <Select
            id="opening-figure"
            value={figure}
            onChange={setFigure}
            options={figureKey.options.map((value) => ({ value, label: figureText[value].name }))}
          />
        </Form.Item>
        <Form.Item label={text.cases} htmlFor="opening-cases">
          <InputNumber
            id="opening-cases"
            min={1}
            max={100_000_000}
            precision={0}
            value={cases}
            onChange={setCases}
            suffix={figureText[figure].unit}
          />
        </Form.Item>
        <Form.Item label={text.qualifier} htmlFor="opening-qualifier">
          <Select
            id="opening-qualifier"
            value={qualifier}
            onChange={setQualifier}
            options={choicesOf(text.qualifiers)}
          />
        </Form.Item>
        <Form.Item label={text.source} htmlFor="opening-source">
          <Input
            id="opening-source"
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </Form.Item>
        <DayField id="opening-until" label={text.until} value={untilDay} onChange={setUntil} />
      </Form>
    </ActDialog>
  )
}
