import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { type Counter, getFigures, recordOpening } from '../../learning.contract.ts'
import { registersText } from '../../registers.text.ts'
import { ActForm, type FormPlan } from './ActForm.tsx'
import { fenOf } from './FormField.tsx'
import { choicesOf, fullDay, today } from './words.ts'

const text = registersText.figures
type Kind = Counter['kind']

/** Where the rows behind a number stand. */
const rowsOf: Partial<Record<Kind, string>> = {
  registered: '/disputes/cases',
  concluded: '/disputes/cases?state=settled',
  schools: '/disputes/schools',
  letters: '/disputes/letters',
}

/** 维权统计: each number out of its facts; what was before the platform stands beside it. */
export default function FiguresPage() {
  const { org } = useReader()
  const mayPublish = useMay('disputes.publish')
  const { filter, change } = useFilters(['orgId', 'from', 'to'] as const)
  const [plan, setPlan] = useState<FormPlan | null>(null)
  const orgId = filter.orgId ?? org.id
  const from = filter.from ?? `${today().slice(0, 4)}-01-01`
  const to = filter.to ?? today()
  const asked = useQuery(ask(getFigures, { query: { orgId, from, to } }))
  return (
    <div className="pad">
      <PageHead title={registersText.rooms.figures} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        <DayInput width={150} aria-label={text.from} value={from} max={to} onChange={(day) => change({ from: day })} />
        <DayInput width={150} aria-label={text.to} value={to} min={from} onChange={(day) => change({ to: day })} />
        {mayPublish && <Button onClick={() => setPlan(openingPlan(orgId))}>{text.add}</Button>}
      </PageHead>
      <Answered asked={asked} bones={8}>
        {({ counters }) => (
          <Card title={registersText.rooms.figures}>
            <div className="inset table-scroll">
              <PlainTable
                caption={registersText.rooms.figures}
                rows={counters}
                keyOf={(one) => one.kind}
                columns={[
                  { key: 'name', name: text.name, cell: (one) => text.kinds[one.kind].name },
                  { key: 'counted', name: text.counted, cell: sayCounted, right: true },
                  { key: 'openings', name: text.openings, cell: sayOpenings },
                  { key: 'rows', name: '', cell: (one) => <Rows kind={one.kind} />, right: true },
                ]}
              />
            </div>
          </Card>
        )}
      </Answered>
      {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
    </div>
  )
}

function Rows({ kind }: { kind: Kind }) {
  const to = rowsOf[kind]
  return to ? (
    <Link className="link" to={to}>
      {text.see}
    </Link>
  ) : null
}

const numberOf = (kind: Kind, one: { cases: number; people?: number; amountFen: number }) =>
  kind === 'recovered'
    ? displayYuan(one.amountFen)
    : count(kind === 'beneficiaries' ? (one.people ?? one.cases) : one.cases)

function sayCounted(one: Counter): string {
  return `${numberOf(one.kind, one)} ${text.kinds[one.kind].unit}`
}

function sayOpenings({ kind, openings }: Counter): string {
  if (openings.length === 0) return text.none
  return openings
    .map((one) =>
      say(text.opening, {
        day: fullDay(one.untilDay),
        n: `${numberOf(kind, { cases: one.cases, amountFen: one.amountFen })}${text.kinds[kind].unit}`,
        qualifier: text.qualifiers[one.qualifier],
        source: one.source,
      }),
    )
    .join('；')
}

function openingPlan(orgId: string): FormPlan {
  const kinds = Object.fromEntries(Object.entries(text.kinds).map(([key, { name }]) => [key, name]))
  const isMoney = (values: Readonly<Record<string, string>>) => values.kind === 'recovered'
  return {
    title: text.add,
    act: text.add,
    lead: text.addLead,
    fields: [
      { key: 'kind', label: text.kind, kind: 'one', choices: choicesOf(kinds), first: 'concluded', needed: true },
      {
        key: 'qualifier',
        label: text.qualifier,
        kind: 'one',
        choices: choicesOf(text.qualifierChoices),
        first: 'exact',
        needed: true,
      },
      { key: 'cases', label: text.cases, kind: 'number', needed: true, when: (values) => !isMoney(values) },
      { key: 'amount', label: text.amount, kind: 'yuan', needed: true, when: isMoney },
      { key: 'untilDay', label: text.untilDay, kind: 'day', latest: today(), needed: true },
      { key: 'source', label: text.source, kind: 'text', needed: true, wide: true },
    ],
    send: (values) => {
      const amountFen = isMoney(values) ? fenOf(values.amount) : 0
      const cases = isMoney(values) ? 0 : Number(values.cases)
      const { kind, qualifier, source, untilDay } = values
      return call(recordOpening, {
        body: {
          ...{ orgId, cases, amountFen },
          kind: kind as Kind,
          qualifier: qualifier as 'exact',
          source: source!,
          untilDay: untilDay!,
        },
      })
    },
  }
}
