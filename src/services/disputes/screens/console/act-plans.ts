import { call } from '../../../../platform/client/client.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import {
  countersignAgreement,
  draftAgreement,
  recordPayment,
  setAgreementAside,
  takePaymentBack,
} from '../../agreements.contract.ts'
import { classNames, outcomeNames, riskNames, wayNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import type { FirmCard } from '../../firms.contract.ts'
import {
  classifyDispute,
  decideDispute,
  entrustDispute,
  recordMediation,
  registerDispute,
} from '../../handling.contract.ts'
import type { DisputeClass, RiskFlag } from '../../model.ts'
import type { FormPlan } from './ActForm.tsx'
import { type FieldPlan, fenOf, fileIdOf, instantOf, listOf, localOf } from './FormField.tsx'
import { firmFields, firmFirst, firmOf } from './firm-fields.ts'
import { choicesOf, today } from './words.ts'

const text = consoleText.forms
const acts = consoleText.acts

type Officers = readonly { readonly id: string; readonly name: string; readonly open: number }[]

const note = (needed?: true): FieldPlan => ({
  key: 'note',
  label: needed ? text.reason : text.note,
  kind: 'area',
  most: 500,
  extra: text.reasonExtra,
  ...(needed && { needed }),
})

const classFields: readonly FieldPlan[] = [
  { key: 'classes', label: text.classes, kind: 'some', choices: choicesOf(classNames) },
  { key: 'risks', label: text.risks, kind: 'some', choices: choicesOf(riskNames) },
]

function officerField(officers: Officers, first: string): FieldPlan {
  const choices = officers.map(({ id, name, open }) => ({
    value: id,
    label: text.officerOf.replace('{name}', name).replace('{n}', String(open)),
  }))
  return { key: 'officer', label: text.officer, kind: 'one', choices, first, needed: true }
}

/** 登记受理: who is in charge, which classes, which firm. */
export function registerPlan(file: DisputeFile, officers: Officers, firms: readonly FirmCard[], me: string): FormPlan {
  const params = { id: file.case.id }
  return {
    title: `${acts.register}：${file.case.number}`,
    act: acts.register,
    fields: [
      officerField(officers, officers.some((one) => one.id === me) ? me : (officers[0]?.id ?? '')),
      ...classFields,
      ...firmFields(firms),
      note(),
    ],
    first: {
      classes: file.classes.join(','),
      ...firmFirst(file, firms),
    },
    send: (values) =>
      call(registerDispute, {
        params,
        body: {
          officerId: values.officer!,
          classes: listOf<DisputeClass>(values.classes),
          riskFlags: listOf<RiskFlag>(values.risks),
          note: values.note!,
          firm: firmOf(values),
        },
      }),
  }
}

type Decision = 'send-back' | 'refuse' | 'fail' | 'end'

/** A decision with nothing but its reason. */
export function decisionPlan(file: DisputeFile, decision: Decision): FormPlan {
  return {
    title: `${acts[decision]}：${file.case.number}`,
    act: acts[decision],
    ...(decision === 'refuse' || decision === 'end' ? { danger: 'yes' as const } : {}),
    fields: [note(true)],
    send: (values) =>
      call(decideDispute, { params: { id: file.case.id }, body: { decision, note: values.note!.trim() } }),
  }
}

export function entrustPlan(file: DisputeFile, officers: Officers): FormPlan {
  return {
    title: `${acts.entrust}：${file.case.number}`,
    act: acts.entrust,
    fields: [officerField(officers, file.officerId ?? '')],
    send: ({ officer }) => call(entrustDispute, { params: { id: file.case.id }, body: { officerId: officer! } }),
  }
}

export function classifyPlan(file: DisputeFile): FormPlan {
  return {
    title: text.classify,
    act: text.classify,
    fields: classFields,
    first: { classes: file.classes.join(','), risks: file.riskFlags.join(',') },
    send: ({ classes, risks }) =>
      call(classifyDispute, {
        params: { id: file.case.id },
        body: { classes: listOf<DisputeClass>(classes), riskFlags: listOf<RiskFlag>(risks) },
      }),
  }
}

export function mediatePlan(file: DisputeFile): FormPlan {
  return {
    title: `${acts.mediate}：${file.case.number}`,
    act: acts.mediate,
    fields: [
      { key: 'heldAt', label: text.heldAt, kind: 'moment', first: localOf(instantNow()), needed: true },
      { key: 'outcome', label: text.outcome, kind: 'one', choices: choicesOf(outcomeNames), needed: true },
      { key: 'place', label: text.place, kind: 'text', first: file.stationName ?? '', needed: true, wide: true },
      { key: 'record', label: text.record, kind: 'area', most: 1000, needed: true, extra: text.reasonExtra },
    ],
    send: ({ heldAt, outcome, place, record }) =>
      call(recordMediation, {
        params: { id: file.case.id },
        body: { heldAt: instantOf(heldAt!), outcome: outcome as 'agreed', place: place!, note: record! },
      }),
  }
}

const agreeing = ['mediation', 'pre-litigation', 'in-arbitration', 'enforcement'] as const
const byHand = (values: Readonly<Record<string, string>>) => values.means === 'paper'

/** 拟定协议, signed on the platform or on paper. */
export function agreePlan(file: DisputeFile): FormPlan {
  const online = (values: Readonly<Record<string, string>>) => !byHand(values)
  return {
    title: `${acts.agree}：${file.case.number}`,
    act: acts.agree,
    lead: text.agreeLead,
    width: 640,
    fields: [
      {
        key: 'way',
        label: text.way,
        kind: 'one',
        choices: agreeing.map((value) => ({ value, label: wayNames[value] })),
        first: file.state === 'arbitrating' ? 'in-arbitration' : 'mediation',
        needed: true,
      },
      { key: 'sum', label: text.sum, kind: 'yuan', first: String(file.dueFen / 100), needed: true },
      { key: 'payBy', label: text.payBy, kind: 'day', first: today(), needed: true },
      {
        key: 'means',
        label: text.means,
        kind: 'one',
        choices: [
          { value: 'online', label: text.electronic },
          { value: 'paper', label: text.paper },
        ],
        first: 'online',
        needed: true,
        wide: true,
      },
      { key: 'name', label: text.signerName, kind: 'text', most: 40, needed: true, when: online },
      { key: 'post', label: text.signerPost, kind: 'text', most: 40, needed: true, when: online },
      { key: 'idNumber', label: text.signerId, kind: 'text', most: 18, needed: true, when: online },
      {
        key: 'phone',
        label: text.signerPhone,
        kind: 'text',
        most: 11,
        needed: true,
        when: online,
        extra: text.signerPhoneExtra,
      },
      { key: 'file', label: text.file, kind: 'file', needed: true, when: byHand },
      { key: 'terms', label: text.terms, kind: 'area', most: 1000 },
    ],
    send: (values, idempotencyKey) => {
      const { way, sum, payBy, terms, name, idNumber, phone, post } = values
      const signer = { name: name!, idNumber: idNumber!, phone: phone!, post: post! }
      const body = {
        way: way as 'mediation',
        amountFen: fenOf(sum),
        payBy: payBy!,
        terms: terms!,
        signer: byHand(values) ? null : signer,
        fileId: byHand(values) ? fileIdOf(values.file) : null,
      }
      return call(draftAgreement, { params: { id: file.case.id }, body }, { idempotencyKey })
    },
  }
}

export function setAsidePlan(file: DisputeFile): FormPlan {
  return {
    title: `${acts['set-aside']}：${file.case.number}`,
    act: acts['set-aside'],
    danger: 'yes',
    fields: [note(true)],
    send: (values) => call(setAgreementAside, { params: { id: file.case.id }, body: { because: values.note!.trim() } }),
  }
}

export function countersignPlan(documentId: string, digest: string): FormPlan {
  return {
    title: text.countersign,
    act: text.countersign,
    fields: [
      { key: 'password', label: text.password, kind: 'password', needed: true, extra: text.passwordExtra, wide: true },
    ],
    send: ({ password }) =>
      call(countersignAgreement, { params: { documentId }, body: { digest, password: password! } }),
  }
}

const bound = ['agreed', 'awarded', 'suing', 'enforcing']

export function payPlan(file: DisputeFile): FormPlan {
  const left = file.dueFen - file.recoveredFen
  const first =
    file.agreement?.way ??
    (file.arbitration?.judgedFen ? 'judgment' : file.arbitration?.awardFen ? 'award' : 'voluntary')
  return {
    title: `${acts.pay}：${file.case.number}`,
    act: acts.pay,
    fields: [
      { key: 'paidAt', label: text.paidAt, kind: 'moment', first: localOf(instantNow()), needed: true },
      { key: 'sum', label: text.sum, kind: 'yuan', first: String(left / 100), needed: true },
      { key: 'way', label: text.way, kind: 'one', choices: choicesOf(wayNames), first, needed: true },
      { key: 'note', label: text.payNote, kind: 'text' },
      {
        key: 'whole',
        label: text.whole,
        kind: 'one',
        choices: [
          { value: 'no', label: text.wholeNo },
          { value: 'yes', label: text.wholeYes },
        ],
        first: 'no',
        needed: true,
        when: (values) => !bound.includes(file.state) && fenOf(values.sum) < left,
      },
      { key: 'file', label: text.receipt, kind: 'file' },
    ],
    send: ({ paidAt, sum, way, note: said, whole, file: paper }, idempotencyKey) => {
      const body = {
        paidAt: instantOf(paidAt!),
        amountFen: fenOf(sum),
        way: way as 'mediation',
        note: said!,
        whole: whole as 'no',
        fileId: fileIdOf(paper),
      }
      return call(recordPayment, { params: { id: file.case.id }, body }, { idempotencyKey })
    },
  }
}

export function takeBackPlan(file: DisputeFile, paymentId: string): FormPlan {
  return {
    title: text.takeBack,
    act: text.takeBack,
    lead: text.takeBackLead,
    danger: 'yes',
    fields: [note(true)],
    send: (values) =>
      call(takePaymentBack, {
        params: { id: file.case.id, paymentId },
        body: { because: values.note!.trim() },
      }),
  }
}
