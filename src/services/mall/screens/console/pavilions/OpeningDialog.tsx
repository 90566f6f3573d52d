import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { parseYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { RegionRow } from '../../../pavilions.contract.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { enterZoneOpening } from '../../../zone.contract.ts'
import { TextField } from './TextField.tsx'

const text = pavilionsText.opening
type Qualifier = keyof typeof text.qualifiers

/** A number from before the platform, or of the web service, with its source and how exact it is. */
export function OpeningDialog({ regions, onClose }: { regions: readonly RegionRow[]; onClose: () => void }) {
  const answers = useQueryClient()
  const [of, setOf] = useState('zone')
  const [typed, setTyped] = useState('')
  const [qualifier, setQualifier] = useState<Qualifier>('exact')
  const [source, setSource] = useState('')
  const [untilDay, setUntilDay] = useState('')
  const isPeople = of === 'web-members'
  const amount = isPeople ? (/^\d{1,10}$/.test(typed.trim()) ? Number(typed.trim()) : null) : parseYuan(typed.trim())
  const enter = useMutation({
    mutationFn: () => {
      const known = { qualifier, source: source.trim(), untilDay }
      if (isPeople) return call(enterZoneOpening, { body: { of: 'web-members', people: amount!, ...known } })
      if (of === 'zone') return call(enterZoneOpening, { body: { of: 'zone', amountFen: amount!, ...known } })
      return call(enterZoneOpening, { body: { of: 'region', regionId: of, amountFen: amount!, ...known } })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  const options = [
    { value: 'zone', label: text.zone },
    ...regions.map((region) => ({ value: region.id, label: say(text.regionOf, { name: region.name }) })),
    { value: 'web-members', label: text.web },
  ]
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{
        name: text.save,
        busy: enter.isPending,
        locked: !amount || source.trim().length < 2 || untilDay === '',
        onAct: () => enter.mutate(),
      }}
      problem={sentenceOf(enter.error)}
      done={enter.isSuccess && <p>{text.done}</p>}
    >
      <p className="muted">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.of} htmlFor="opening-of">
          <Select id="opening-of" value={of} onChange={setOf} options={options} />
        </Form.Item>
        <TextField
          id="opening-amount"
          label={isPeople ? text.people : text.amount}
          most={20}
          value={typed}
          onChange={setTyped}
        />
        <Form.Item label={text.qualifier} htmlFor="opening-qualifier">
          <Select
            id="opening-qualifier"
            value={qualifier}
            onChange={setQualifier}
            options={Object.entries(text.qualifiers).map(([value, label]) => ({ value: value as Qualifier, label }))}
          />
        </Form.Item>
        <TextField
          id="opening-source"
          label={text.source}
          help={text.sourceHelp}
          most={200}
          value={source}
          onChange={setSource}
        />
        <DayField
          id="opening-until"
          label={text.until}
          value={untilDay}
          onChange={setUntilDay}
          extra={text.untilHelp}
        />
      </Form>
    </ActDialog>
  )
}
