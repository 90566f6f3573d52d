import { call } from '../../../../platform/client/client.ts'
import { today } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { channelNames, employmentNames, industryNames, sourceNames, subjectNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { listStations } from '../../firms.contract.ts'
import { enterDispute } from '../../handling.contract.ts'
import type { FormPlan } from './ActForm.tsx'
import { type FieldPlan, fenOf, listOf } from './FormField.tsx'
import { firmOf } from './firm-fields.ts'
import { monthsOf } from './MonthsField.tsx'
import { choicesOf } from './words.ts'

const text = consoleText.forms

type Stations = ReceivedOf<typeof listStations>['stations']

/** 登记案件: a claim that somebody brings to the station, tells the hotline, or that another body hands on. */
export function enterPlan(orgId: string, stations: Stations, onEntered: (id: string) => void): FormPlan {
  const open = stations.filter((one) => one.closedOn === null)
  return {
    title: consoleText.list.enter,
    act: consoleText.list.enter,
    lead: text.enterLead,
    width: 720,
    fields: [...cameFields(open), ...claimFields],
    send: async (values, idempotencyKey) => {
      const body = {
        orgId,
        stationId: values.channel === 'station' ? values.station || null : null,
        channel: values.channel as 'station',
        source: values.source as 'claimant',
        claimant: { name: values.name!.trim(), idNumber: values.idNumber!.trim(), phone: values.phone!.trim() },
        occupation: values.occupation!,
        isMigrant: values.migrant === 'yes',
        employment: values.employment as 'employed',
        endedOn: values.employment === 'ended' ? values.endedOn! : null,
        subjects: listOf<'wages'>(values.subjects),
        wages: monthsOf(values.months),
        otherFen: fenOf(values.other),
        otherWhat: values.otherWhat!,
        story: values.story!,
        firm: firmOf({ ...values, firm: '' }),
        respondents: [{ name: values.firm!.trim(), creditCode: values.code!.trim() || null }],
      }
      const { id } = await call(enterDispute, { body }, { idempotencyKey })
      onEntered(id)
    },
  }
}

/** Where it was brought, and whose lead it is. */
function cameFields(open: Stations): readonly FieldPlan[] {
  const { app: _app, ...channels } = channelNames
  return [
    {
      key: 'channel',
      label: text.channel,
      kind: 'one',
      choices: choicesOf(channels),
      first: 'station',
      needed: true,
    },
    {
      key: 'source',
      label: text.source,
      kind: 'one',
      choices: choicesOf(sourceNames),
      first: 'claimant',
      needed: true,
    },
    {
      key: 'station',
      label: text.station,
      kind: 'one',
      choices: open.map((one) => ({ value: one.id, label: one.name })),
      first: open[0]?.id ?? '',
      when: (values) => values.channel === 'station',
      wide: true,
    },
  ]
}

const claimFields: readonly FieldPlan[] = [
  { key: 'name', label: text.name, kind: 'text', most: 40, needed: true },
  { key: 'idNumber', label: text.idNumber, kind: 'text', most: 18, needed: true },
  { key: 'phone', label: text.phone, kind: 'text', most: 11, needed: true },
  { key: 'occupation', label: text.occupation, kind: 'text', most: 40 },
  {
    key: 'migrant',
    label: text.migrant,
    kind: 'one',
    choices: [
      { value: 'yes', label: text.wholeYes },
      { value: 'no', label: text.no },
    ],
    first: 'yes',
    needed: true,
  },
  {
    key: 'employment',
    label: text.employment,
    kind: 'one',
    choices: choicesOf(employmentNames),
    first: 'employed',
    needed: true,
  },
  {
    key: 'endedOn',
    label: text.endedOn,
    kind: 'day',
    latest: today(),
    needed: true,
    when: (values) => values.employment === 'ended',
  },
  { key: 'firm', label: text.respondent, kind: 'text', most: 100, needed: true, wide: true },
  { key: 'code', label: text.code, kind: 'text', most: 18 },
  { key: 'industry', label: text.industry, kind: 'one', choices: choicesOf(industryNames) },
  { key: 'region', label: text.region, kind: 'region', extra: text.placeExtra },
  {
    key: 'subjects',
    label: text.subjects,
    kind: 'some',
    choices: choicesOf(subjectNames),
    first: 'wages',
    needed: true,
  },
  { key: 'months', label: text.months, kind: 'months' },
  { key: 'other', label: text.other, kind: 'yuan' },
  {
    key: 'otherWhat',
    label: text.otherWhat,
    kind: 'text',
    when: (values) => (values.other ?? '') !== '',
    needed: true,
  },
  { key: 'story', label: text.story, kind: 'area', most: 2000 },
]
