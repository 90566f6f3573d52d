import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { changePrivacySetting, listPrivacySettings } from '../../officers.contract.ts'

const text = consoleText.register
type Setting = ReceivedOf<typeof listPrivacySettings>['settings'][number]

/** The numbers that the federation sets for itself. */
export function SettingsCard() {
  const asked = useQuery(ask(listPrivacySettings, {}))
  return (
    <Card title={text.settings} sub={text.settingsLead}>
      <Answered asked={asked} bones={3}>
        {({ settings }) => (
          <div className="table-scroll inset">
            <PlainTable
              caption={text.settings}
              rows={settings}
              keyOf={(one) => one.key}
              columns={[
                { key: 'name', name: text.settings, cell: (one) => one.name },
                { key: 'value', name: '', cell: (one) => <Value key={one.value} setting={one} />, right: true },
              ]}
            />
          </div>
        )}
      </Answered>
    </Card>
  )
}

function Value({ setting }: { setting: Setting }) {
  const { key, name, value, least, most } = setting
  const [typed, setTyped] = useState(value)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => call(changePrivacySetting, { body: { key, value: typed } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listPrivacySettings.path] }),
  })
  return (
    <span className="row wrap">
      {save.error && <span role="alert">{sentenceOf(save.error)}</span>}
      {save.isSuccess && <span role="status">{text.saved}</span>}
      <InputNumber
        aria-label={name}
        min={least}
        max={most}
        precision={0}
        placeholder={say(text.bounds, { least, most })}
        value={typed}
        onChange={(next) => setTyped(next ?? value)}
      />
      <Button disabled={typed === value} loading={save.isPending} onClick={() => save.mutate()}>
        {text.save}
      </Button>
    </span>
  )
}
