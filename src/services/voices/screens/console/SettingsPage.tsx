import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import type { VoiceSettings } from '../../model.ts'
import { changeSettings, getSettings } from '../../settings.contract.ts'
import { settingsText as text } from '../../settings-console.text.ts'
import { moment } from './words.ts'

const days = ['intakeDays', 'workDays', 'personDays', 'unitDays'] as const
const hours = ['eveningFrom', 'eveningUntil'] as const
type Settings = ReceivedOf<typeof getSettings>

/** 诉求设置: what holds for a union, who set it, and what it set before. */
export default function SettingsPage() {
  const { org } = useReader()
  const mayChange = useMay('voices.settings')
  const { filter, change } = useFilters(['orgId'] as const)
  const [isOpen, setOpen] = useState(false)
  const asked = useQuery(ask(getSettings, { query: { orgId: filter.orgId ?? org.id } }))
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} width={260} />
        {mayChange && (
          <Button type="primary" disabled={!asked.data} onClick={() => setOpen(true)}>
            {text.change}
          </Button>
        )}
      </PageHead>
      <Answered asked={asked} bones={6}>
        {(settings) => (
          <>
            <Card title={text.holds} sub={settings.orgName} ruled>
              <Facts
                facts={[
                  ...days.map((key) => ({ name: text.fields[key], value: say(text.day, { n: settings.holds[key] }) })),
                  ...hours.map((key) => ({
                    name: text.fields[key],
                    value: say(text.hour, { n: settings.holds[key] }),
                  })),
                ]}
              />
              <p className="soft small">
                {settings.setBy
                  ? say(text.by, {
                      org: settings.setBy.orgName,
                      name: settings.setBy.setByName,
                      at: moment(settings.setBy.setAt),
                    })
                  : text.byUs}
              </p>
            </Card>
            <History settings={settings} />
            {isOpen && <SettingsDialog settings={settings} onClose={() => setOpen(false)} />}
          </>
        )}
      </Answered>
    </div>
  )
}

function History({ settings: { history } }: { settings: Settings }) {
  return (
    <Card title={text.history} ruled>
      {history.length === 0 ? (
        <p className="soft">{text.none}</p>
      ) : (
        <PlainTable
          caption={text.history}
          rows={history}
          keyOf={(one) => one.setAt}
          columns={[
            { key: 'at', name: text.columns.at, cell: (one) => moment(one.setAt) },
            { key: 'name', name: text.columns.name, cell: (one) => one.setByName },
            { key: 'days', name: text.columns.days, cell: (one) => days.map((key) => one[key]).join(' · ') },
            {
              key: 'evening',
              name: text.columns.evening,
              cell: (one) => hours.map((key) => say(text.hour, { n: one[key] })).join(' – '),
            },
          ]}
        />
      )}
    </Card>
  )
}

function SettingsDialog({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const [typed, setTyped] = useState<VoiceSettings>(settings.holds)
  const send = useMutation({
    mutationFn: () => call(changeSettings, { body: { ...typed, orgId: settings.orgId } }),
    onSuccess: onClose,
  })
  const field = (key: keyof VoiceSettings, min: number, max: number) => (
    <Form.Item key={key} label={text.fields[key]} htmlFor={`settings-${key}`}>
      <InputNumber
        id={`settings-${key}`}
        min={min}
        max={max}
        precision={0}
        value={typed[key]}
        onChange={(value) => value !== null && setTyped({ ...typed, [key]: value })}
      />
    </Form.Item>
  )
  return (
    <ActDialog
      open
      title={say(text.changeTitle, { org: settings.orgName })}
      onClose={onClose}
      act={{ name: text.save, busy: send.isPending, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.changeLead}</p>
      <Form layout="vertical" component="div">
        {days.map((key) => field(key, 1, 120))}
        {field('eveningFrom', 17, 21)}
        {field('eveningUntil', 18, 23)}
      </Form>
    </ActDialog>
  )
}
