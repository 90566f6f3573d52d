import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { changePrivacySetting, listPrivacySettings } from '../../officers.contract.ts'

const text = consoleText.settings
type Setting = ReceivedOf<typeof listPrivacySettings>['settings'][number]

/** 数据保护设置: the numbers that the federation sets for itself. */
export default function SettingsPage() {
  const asked = useQuery(ask(listPrivacySettings, {}))
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <section className="card">
        <Answered asked={asked} bones={3}>
          {({ settings }) => (
            <div className="table-scroll inset">
              <PlainTable
                caption={text.title}
                rows={settings}
                keyOf={(one) => one.key}
                columns={[
                  { key: 'name', name: text.columns.name, cell: (one) => one.name },
                  { key: 'bounds', name: text.columns.bounds, cell: (one) => say(text.bounds, one) },
                  { key: 'value', name: text.columns.value, cell: (one) => <Value key={one.value} setting={one} /> },
                ]}
              />
            </div>
          )}
        </Answered>
      </section>
    </div>
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
        controls={false}
        aria-label={name}
        min={least}
        max={most}
        precision={0}
        value={typed}
        onChange={(next) => setTyped(next ?? value)}
      />
      <Button disabled={typed === value} loading={save.isPending} onClick={() => save.mutate()}>
        {text.save}
      </Button>
    </span>
  )
}
