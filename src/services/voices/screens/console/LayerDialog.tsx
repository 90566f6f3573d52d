import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { setDuty } from '../../../../kernel/occasions/contract.ts'
import { listOrgs } from '../../../../kernel/orgs/contract.ts'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { today } from './words.ts'

const text = consoleText.layer
const forum = 'voices.forum'

/** 设定层级: which units hold a forum each quarter, and what their layer is called. */
export function LayerDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const [layer, setLayer] = useState('')
  const [units, setUnits] = useState<readonly { value: string; label: string }[]>([])
  const [fromOn, setFrom] = useState(today())
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const below = useQuery(ask(listOrgs, { query: { parentId: org.id } }))
  const found = useQuery({ ...askOn(listOrgs, { query: { search } }), enabled: search.length > 0 })
  const optionsOf = (orgs: readonly { id: string; name: string }[] | undefined) =>
    (orgs ?? []).map((one) => ({ value: one.id, label: one.name }))
  const send = useMutation({
    mutationFn: () =>
      call(setDuty, {
        body: {
          id: newId(),
          kind: forum,
          orgId: org.id,
          title: say(text.title, { layer: layer.trim() }),
          layer: layer.trim(),
          every: 'quarter',
          unitIds: units.map((one) => one.value),
          fromOn,
        },
      }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.head}
      onClose={onClose}
      act={{
        name: text.act,
        busy: send.isPending,
        locked: layer.trim() === '' || units.length === 0 || fromOn === '',
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.name} htmlFor="layer-name" extra={text.nameHint}>
          <Input id="layer-name" maxLength={30} value={layer} onChange={(event) => setLayer(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.units} htmlFor="layer-units" extra={say(text.chosen, { n: units.length })}>
          <Select
            id="layer-units"
            mode="multiple"
            labelInValue
            maxTagCount={6}
            value={[...units]}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            loading={found.isFetching}
            options={search === '' ? optionsOf(below.data?.orgs) : optionsOf(found.data?.orgs)}
            onChange={(picked: { value: string; label: string }[]) => setUnits(picked)}
          />
        </Form.Item>
        <Button onClick={() => setUnits(optionsOf(below.data?.orgs))}>{say(text.allBelow, { org: org.name })}</Button>
        <DayField id="layer-from" label={text.from} value={fromOn} onChange={setFrom} />
      </Form>
    </ActDialog>
  )
}
