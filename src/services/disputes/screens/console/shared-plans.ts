import type { ActionCard } from '../../../../kernel/cases/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Act } from '../../../../ui/console/Acts.tsx'
import { addAsBody, arbitrateAsBody, mediateAsBody } from '../../bodies.contract.ts'
import { evidenceNames, outcomeNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { sharedText } from '../../shared.text.ts'
import type { FormPlan } from './ActForm.tsx'
import { fileIdOf, instantOf, localOf } from './FormField.tsx'
import { type StepKey, stepForm } from './step-plans.ts'
import { choicesOf } from './words.ts'

const text = consoleText.forms
const names = sharedText.acts

type Given = {
  readonly permissions: ReadonlySet<string>
  readonly actions: readonly ActionCard[]
}

/** What a body may do beside reporting in and adding papers: mediators and commissions do their part. */
export function sharedActs(file: DisputeFile, given: Given, onAct: (plan: FormPlan) => void): Act[] {
  const { permissions, actions } = given
  const closed = file.case.personStatus === 'closed' || file.case.personStatus === 'refused'
  if (closed) return []
  const locked = (action: string) => {
    const card = actions.find((one) => one.action === action)
    return card && !card.allowed ? card.because : null
  }
  const step = (key: 'accept' | 'turn-down' | 'extend' | 'award', action: string, because = locked(action)): Act => ({
    key,
    name: names[key],
    because,
    onAct: () => onAct(commissionPlan(file, key)),
  })
  return [
    ...(permissions.has('disputes.join.mediate')
      ? [
          {
            key: 'mediate',
            name: names.mediate,
            main: true,
            because: locked('join-mediate'),
            onAct: () => onAct(mediatePlan(file)),
          },
        ]
      : []),
    ...(permissions.has('disputes.join.arbitrate')
      ? [
          step('accept', 'join-accept'),
          step('turn-down', 'join-turn-down'),
          ...(file.state === 'arbitrating' ? [step('extend', 'join-award')] : []),
          step('award', 'join-award'),
        ]
      : []),
  ]
}

function mediatePlan(file: DisputeFile): FormPlan {
  return {
    title: `${names.mediate}：${file.case.number}`,
    act: names.mediate,
    lead: sharedText.mediateLead,
    fields: [
      { key: 'heldAt', label: text.heldAt, kind: 'moment', first: localOf(instantNow()), needed: true },
      { key: 'outcome', label: text.outcome, kind: 'one', choices: choicesOf(outcomeNames), needed: true },
      { key: 'place', label: text.place, kind: 'text', first: file.stationName ?? '', needed: true, wide: true },
      { key: 'record', label: text.record, kind: 'area', most: 1000, needed: true, extra: text.reasonExtra },
    ],
    send: ({ heldAt, outcome, place, record }) =>
      call(mediateAsBody, {
        params: { id: file.case.id },
        body: { heldAt: instantOf(heldAt!), outcome: outcome as 'agreed', place: place!, note: record! },
      }),
  }
}

function commissionPlan(file: DisputeFile, key: StepKey & keyof typeof names): FormPlan {
  const { fields, read } = stepForm(key)
  return {
    title: `${names[key]}：${file.case.number}`,
    act: names[key],
    fields,
    send: (values) => call(arbitrateAsBody, { params: { id: file.case.id }, body: read(values) }),
  }
}

export function paperPlan(file: DisputeFile): FormPlan {
  return {
    title: `${names.evidence}：${file.case.number}`,
    act: names.evidence,
    fields: [
      { key: 'file', label: text.file, kind: 'file', needed: true },
      { key: 'kind', label: text.kind, kind: 'one', choices: choicesOf(evidenceNames), first: 'other', needed: true },
      { key: 'title', label: text.title, kind: 'text', most: 60, needed: true },
    ],
    send: ({ file: paper, kind, title }) =>
      call(addAsBody, {
        params: { id: file.case.id },
        body: { fileId: fileIdOf(paper)!, kind: kind as 'other', title: title! },
      }),
  }
}
