import { call } from '../../../../platform/client/client.ts'
import { say } from '../../../../ui/console/text.ts'
import { hearingNames, hearingOfficerNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { endHearing, enlistHearingOfficer, type HearingOfficerCard, planHearing } from '../../hearings.contract.ts'
import type { HearingKind, HearingOfficerKind } from '../../hearings.model.ts'
import type { FormPlan, Values } from './ActForm.tsx'
import { type FieldPlan, instantOf, listOf } from './FormField.tsx'
import { choicesOf, today } from './words.ts'

const text = consoleText.hearings
const forms = consoleText.forms

type PlannedHearing = DisputeFile['hearings'][number]

const isPublic = (values: Values) => values.kind === 'public'

/** 安排开庭、听证: observers of a public one are chosen from the roster. */
export function hearPlan(file: DisputeFile, roster: readonly HearingOfficerCard[]): FormPlan {
  const serving = roster.filter((one) => one.untilOn === null || one.untilOn >= today())
  return {
    title: `${consoleText.acts.hear}：${file.case.number}`,
    act: consoleText.acts.hear,
    fields: [
      { key: 'kind', label: text.kind, kind: 'one', choices: choicesOf(hearingNames), first: 'public', needed: true },
      { key: 'startsAt', label: text.startsAt, kind: 'moment', needed: true },
      { key: 'place', label: forms.place, kind: 'text', most: 100, needed: true, wide: true },
      { key: 'topic', label: text.topic, kind: 'text', most: 200, wide: true },
      { key: 'notifiedOn', label: text.notifiedOn, kind: 'day', latest: today(), wide: true },
      {
        key: 'officers',
        label: text.officers,
        kind: 'some',
        choices: serving.map(({ id, kind, name, unit }) => ({
          value: id,
          label: [hearingOfficerNames[kind], name, unit].filter(Boolean).join(consoleText.between),
        })),
        extra: serving.length === 0 ? `${text.noOfficers}${text.officersExtra}` : text.officersExtra,
        needed: true,
        when: isPublic,
      },
    ],
    send: (values) =>
      call(planHearing, {
        params: { id: file.case.id },
        body: {
          kind: values.kind as HearingKind,
          startsAt: instantOf(values.startsAt!),
          place: values.place!,
          topic: values.topic!,
          notifiedOn: values.notifiedOn || null,
          officerIds: isPublic(values) ? listOf(values.officers) : [],
        },
      }),
  }
}

/** 登记开庭、听证结果: who came, and what each thought. */
export function endHearingPlan({ id, kind, seats }: PlannedHearing): FormPlan {
  const held = (values: Values) => values.state === 'held'
  const came = (values: Values, officerId: string) => listOf(values.present).includes(officerId)
  const opinions = seats.map(
    ({ officerId, name }): FieldPlan => ({
      key: officerId,
      label: say(text.opinion, { name }),
      kind: 'area',
      most: 500,
      when: (values) => held(values) && came(values, officerId),
    }),
  )
  const present: FieldPlan = {
    key: 'present',
    label: text.present,
    kind: 'some',
    choices: seats.map(({ officerId, name }) => ({ value: officerId, label: name })),
    when: held,
  }
  return {
    title: `${text.end}：${hearingNames[kind]}`,
    act: text.end,
    fields: [
      {
        key: 'state',
        label: text.state,
        kind: 'one',
        choices: choicesOf({ held: text.held, cancelled: text.cancelled }),
        first: 'held',
        needed: true,
      },
      { key: 'outcome', label: text.outcome, kind: 'area', most: 1000, needed: true },
      ...(seats.length > 0 ? [present, ...opinions] : []),
    ],
    send: (values) =>
      call(endHearing, {
        params: { id },
        body: {
          state: values.state as 'held' | 'cancelled',
          outcome: values.outcome!,
          seats: held(values) ? seats.map(({ officerId }) => seatOf(values, officerId, came(values, officerId))) : [],
        },
      }),
  }
}

function seatOf(values: Values, officerId: string, attended: boolean) {
  return { officerId, attended, opinion: attended ? (values[officerId] ?? '') : '' }
}

/** 登记听证员. */
export function enlistPlan(orgId: string): FormPlan {
  return {
    title: text.enlist,
    act: text.enlist,
    lead: text.enlistLead,
    fields: [
      {
        key: 'kind',
        label: text.kind,
        kind: 'one',
        choices: choicesOf(hearingOfficerNames),
        first: 'supervisor',
        needed: true,
      },
      { key: 'name', label: forms.name, kind: 'text', most: 40, needed: true },
      { key: 'unit', label: text.unit, kind: 'text', most: 100 },
      { key: 'fromOn', label: text.serves, kind: 'day', first: today(), needed: true },
    ],
    send: ({ kind, name, unit, fromOn }) =>
      call(enlistHearingOfficer, {
        body: { orgId, kind: kind as HearingOfficerKind, name: name!, unit: unit!, fromOn: fromOn! },
      }),
  }
}
