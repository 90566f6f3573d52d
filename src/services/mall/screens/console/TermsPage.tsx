import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { consoleRatingsText } from '../../console-ratings.text.ts'
import { getTerms, setTerms } from '../../ratings.contract.ts'
import './mall-console.css'
import { moment } from './words.tsx'

const text = consoleRatingsText.terms
type Terms = ReceivedOf<typeof getTerms>

const fields = [
  { name: 'rateDays', help: text.rateHelp, most: 365, unit: text.days },
  { name: 'askDays', help: text.askHelp, most: 365, unit: text.days },
  { name: 'answerDays', help: text.answerHelp, most: 30, unit: text.workingDays },
  { name: 'keepDays', help: text.keepHelp, most: 60, unit: text.days },
] as const

/** How long people of the mall have for what: the operator's to set, dated. */
export default function TermsPage() {
  const asked = useQuery(ask(getTerms, {}))
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <Answered asked={asked} bones={6}>
        {(terms) => (
          <>
            <TermsForm key={terms.changes.length} terms={terms} />
            <Card title={text.history} ruled>
              {terms.changes.length === 0 ? <p className="soft">{text.noHistory}</p> : <Changes terms={terms} />}
            </Card>
          </>
        )}
      </Answered>
    </div>
  )
}

function TermsForm({ terms }: { terms: Terms }) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const [days, setDays] = useState(() => ({
    rateDays: terms.rateDays,
    askDays: terms.askDays,
    answerDays: terms.answerDays,
    keepDays: terms.keepDays,
  }))
  const saving = useMutation({
    mutationFn: () => call(setTerms, { body: days }),
    onSuccess: async () => {
      await answers.invalidateQueries()
      void message.success(text.saved)
    },
  })
  return (
    <section className="card">
      <div className="card-body">
        <Form layout="vertical" component="div" className="mall-terms">
          {fields.map(({ name, help, most, unit }) => (
            <Form.Item key={name} label={text[name]} htmlFor={`terms-${name}`} extra={help}>
              <InputNumber
                id={`terms-${name}`}
                controls={false}
                min={1}
                max={most}
                precision={0}
                style={{ width: 150 }}
                value={days[name]}
                suffix={unit}
                onChange={(value) => setDays({ ...days, [name]: value ?? days[name] })}
              />
            </Form.Item>
          ))}
        </Form>
        {saving.error && <Alert type="error" showIcon title={sentenceOf(saving.error)} role="alert" />}
        <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate()}>
          {text.save}
        </Button>
      </div>
    </section>
  )
}

function Changes({ terms }: { terms: Terms }) {
  return (
    <PlainTable
      caption={text.history}
      rows={terms.changes}
      keyOf={(change) => change.since}
      columns={[
        { key: 'since', name: text.since, cell: (change) => moment(change.since) },
        ...fields.map(({ name }) => ({
          key: name,
          name: text[name],
          cell: (change: Terms['changes'][number]) => change[name],
          right: true as const,
        })),
        { key: 'by', name: text.by, cell: (change) => change.setBy },
      ]}
    />
  )
}
