import { call } from '../../../../platform/client/client.ts'
import { recordArbitration } from '../../arbitration.contract.ts'
import { awardNames, evidenceNames, resultNames } from '../../case.text.ts'
import { datedFactNames, periodKinds } from '../../clocks.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { addEvidence, recordDatedFact, voidDatedFact } from '../../handling.contract.ts'
import type { FormPlan, Values } from './ActForm.tsx'
import { type FieldPlan, fenOf, fileIdOf } from './FormField.tsx'
import { choicesOf, today } from './words.ts'

const text = consoleText.forms
const acts = consoleText.acts

const onField: FieldPlan = { key: 'on', label: text.on, kind: 'day', first: today(), latest: today(), needed: true }
const numberField: FieldPlan = { key: 'number', label: text.number, kind: 'text', most: 60 }
const sumField: FieldPlan = { key: 'sum', label: text.sum, kind: 'yuan', needed: true }
const performField: FieldPlan = { key: 'performBy', label: text.performBy, kind: 'day' }

export type StepKey = 'apply' | 'accept' | 'turn-down' | 'extend' | 'award' | 'receive' | 'sue' | 'judge' | 'enforce'
type Step = Parameters<typeof call<typeof recordArbitration>>[1]['body']

type StepPlan = {
  readonly name: string
  readonly fields: readonly FieldPlan[]
  readonly read: (values: Values) => Step
}

const steps: Record<StepKey, StepPlan> = {
  apply: {
    name: acts.apply,
    fields: [{ key: 'commission', label: text.commission, kind: 'text', needed: true }, onField, numberField],
    read: ({ commission, on, number }) => ({
      step: 'apply',
      commission: commission!,
      appliedOn: on!,
      number: number!,
    }),
  },
  accept: {
    name: acts.accept,
    fields: [onField, numberField],
    read: ({ on, number }) => ({ step: 'accept', on: on!, number: number! }),
  },
  'turn-down': {
    name: acts['turn-down'],
    fields: [onField, { key: 'because', label: text.reason, kind: 'area', needed: true, extra: text.reasonExtra }],
    read: ({ on, because }) => ({ step: 'turn-down', on: on!, because: because! }),
  },
  extend: {
    name: text.extend,
    fields: [
      { key: 'days', label: text.extendDays, kind: 'number', first: '15', needed: true },
      { key: 'by', label: text.extendBy, kind: 'text', most: 40, needed: true },
    ],
    read: ({ days, by }) => ({ step: 'extend', days: Number(days), by: by! }),
  },
  award: {
    name: acts.award,
    fields: [
      onField,
      {
        key: 'result',
        label: text.result,
        kind: 'one',
        choices: choicesOf({ award: resultNames.award, dismissed: resultNames.dismissed }),
        first: 'award',
        needed: true,
      },
      { ...sumField, when: (values) => values.result === 'award' },
      {
        key: 'final',
        label: text.isFinal,
        kind: 'one',
        choices: choicesOf(awardNames),
        first: 'final',
        needed: true,
        wide: true,
      },
      performField,
      { key: 'arbitrators', label: text.arbitrators, kind: 'text', needed: true },
    ],
    read: ({ on, result, sum, final, performBy, arbitrators }) => ({
      step: 'award',
      on: on!,
      result: result as 'award',
      amountFen: result === 'award' ? fenOf(sum) : 0,
      isFinal: final === 'final',
      performBy: performBy || null,
      arbitrators: arbitrators!.split(/[、,，\s]+/).filter((name) => name !== ''),
    }),
  },
  receive: { name: text.receive, fields: [onField], read: ({ on }) => ({ step: 'receive', on: on! }) },
  sue: { name: acts.sue, fields: [onField], read: ({ on }) => ({ step: 'sue', on: on! }) },
  judge: {
    name: acts.judge,
    fields: [onField, sumField, performField],
    read: ({ on, sum, performBy }) => ({
      step: 'judge',
      on: on!,
      amountFen: fenOf(sum),
      performBy: performBy || null,
    }),
  },
  enforce: { name: acts.enforce, fields: [onField], read: ({ on }) => ({ step: 'enforce', on: on! }) },
}

/** The form of a step alone, for a commission that records it in its own name. */
export function stepForm(key: StepKey): Pick<StepPlan, 'fields' | 'read'> {
  return steps[key]
}

/** A step of the arbitration, the suit or the enforcement. */
export function stepPlan(file: DisputeFile, key: StepKey): FormPlan {
  const { name, fields, read } = steps[key]
  return {
    title: `${name}：${file.case.number}`,
    act: name,
    fields,
    send: (values) => call(recordArbitration, { params: { id: file.case.id }, body: read(values) }),
  }
}

export function datedFactPlan(file: DisputeFile): FormPlan {
  return {
    title: text.addFact,
    act: text.addFact,
    fields: [
      { key: 'kind', label: text.kind, kind: 'one', choices: choicesOf(datedFactNames), needed: true, wide: true },
      { key: 'fromOn', label: text.fromOn, kind: 'day', first: today(), latest: today(), needed: true },
      {
        key: 'untilOn',
        label: text.untilOn,
        kind: 'day',
        when: (values) => (periodKinds as readonly string[]).includes(values.kind ?? ''),
      },
      { key: 'note', label: text.factNote, kind: 'area', most: 300 },
    ],
    send: ({ kind, fromOn, untilOn, note }) =>
      call(recordDatedFact, {
        params: { id: file.case.id },
        body: { kind: kind as 'demanded', fromOn: fromOn!, untilOn: untilOn || null, note: note! },
      }),
  }
}

export function voidFactPlan(file: DisputeFile, factId: string): FormPlan {
  return {
    title: text.voidFact,
    act: text.voidFact,
    danger: 'yes',
    fields: [{ key: 'because', label: text.because, kind: 'area', needed: true }],
    send: ({ because }) => call(voidDatedFact, { params: { id: file.case.id, factId }, body: { because: because! } }),
  }
}

export function evidencePlan(file: DisputeFile): FormPlan {
  return {
    title: text.addEvidence,
    act: text.addEvidence,
    fields: [
      { key: 'file', label: text.file, kind: 'file', needed: true },
      { key: 'kind', label: text.kind, kind: 'one', choices: choicesOf(evidenceNames), first: 'other', needed: true },
      { key: 'title', label: text.title, kind: 'text', most: 60 },
      {
        key: 'audience',
        label: text.audience,
        kind: 'one',
        choices: choicesOf(consoleText.sheet.audience),
        first: 'all',
        needed: true,
        wide: true,
      },
    ],
    send: ({ file: paper, kind, title, audience }) =>
      call(addEvidence, {
        params: { id: file.case.id },
        body: {
          fileId: fileIdOf(paper)!,
          kind: kind as 'other',
          title: title!,
          audience: audience as 'all',
        },
      }),
  }
}
