import { call } from '../../../../platform/client/client.ts'
import { industryNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { FirmCard } from '../../firms.contract.ts'
import { draftLetter, followLetter, type LetterCard, signLetter } from '../../hearings.contract.ts'
import { teachingText } from '../../teaching.text.ts'
import type { FormPlan, Values } from './ActForm.tsx'
import type { FieldPlan } from './FormField.tsx'
import { choicesOf, today } from './words.ts'

const text = teachingText.letters
const forms = consoleText.forms

type From = {
  readonly orgId: string
  readonly firms: readonly FirmCard[]
  readonly dispute?: { readonly id: string; readonly firmId: string | null }
}

/** 起草意见书: to a firm or to an industry, from a case or without one. */
export function draftLetterPlan({ orgId, firms, dispute }: From): FormPlan {
  const toFirm = (values: Values) => values.to === 'firm'
  const area = (key: 'found' | 'basis' | 'advice'): FieldPlan => ({
    key,
    label: text[key],
    kind: 'area',
    most: key === 'basis' ? 2000 : 3000,
    needed: true,
  })
  return {
    title: text.draft,
    act: text.draft,
    lead: text.draftLead,
    width: 680,
    fields: [
      {
        key: 'to',
        label: text.to,
        kind: 'one',
        choices: choicesOf({ firm: text.toFirm, industry: text.toIndustry }),
        first: 'firm',
        needed: true,
      },
      { key: 'replyBy', label: text.replyBy, kind: 'day', needed: true },
      {
        key: 'firm',
        label: text.firm,
        kind: 'one',
        choices: firms.map((firm) => ({ value: firm.id, label: firm.name })),
        first: dispute?.firmId ?? '',
        needed: true,
        wide: true,
        when: toFirm,
      },
      {
        key: 'industry',
        label: text.industry,
        kind: 'one',
        choices: choicesOf(industryNames),
        needed: true,
        when: (values) => !toFirm(values),
      },
      area('found'),
      area('basis'),
      area('advice'),
    ],
    send: (values) => {
      const to = toFirm(values)
        ? { kind: 'firm' as const, firmId: values.firm! }
        : { kind: 'industry' as const, industry: values.industry as 'other' }
      const { found, basis, advice, replyBy } = values
      const said = { found: found!, basis: basis!, advice: advice!, replyBy: replyBy! }
      return call(draftLetter, { body: { orgId, disputeId: dispute?.id ?? null, to, ...said } })
    },
  }
}

export function signLetterPlan(letter: LetterCard): FormPlan {
  return {
    title: `${text.sign}：${letter.number}`,
    act: text.sign,
    lead: text.signLead,
    fields: [
      {
        key: 'password',
        label: forms.password,
        kind: 'password',
        needed: true,
        extra: forms.passwordExtra,
        wide: true,
      },
    ],
    send: ({ password }) =>
      call(signLetter, { params: { id: letter.id }, body: { digest: letter.digest, password: password! } }),
  }
}

const onField: FieldPlan = { key: 'on', label: text.on, kind: 'day', first: today(), latest: today(), needed: true }

export function dispatchPlan(letter: LetterCard): FormPlan {
  return {
    title: `${text.dispatch}：${letter.number}`,
    act: text.dispatch,
    fields: [onField, { key: 'text', label: text.means, kind: 'text', most: 200, needed: true }],
    send: ({ on, text: said }) =>
      call(followLetter, { params: { id: letter.id }, body: { step: 'dispatch', on: on!, text: said! } }),
  }
}

export function replyPlan(letter: LetterCard): FormPlan {
  return {
    title: `${text.reply}：${letter.number}`,
    act: text.reply,
    fields: [onField, { key: 'text', label: text.replied, kind: 'area', most: 2000, needed: true }],
    send: ({ on, text: said }) =>
      call(followLetter, { params: { id: letter.id }, body: { step: 'reply', on: on!, text: said! } }),
  }
}

export function checkPlan(letter: LetterCard): FormPlan {
  return {
    title: `${text.check}：${letter.number}`,
    act: text.check,
    fields: [
      onField,
      {
        key: 'outcome',
        label: text.outcome,
        kind: 'one',
        choices: choicesOf(text.outcomes),
        first: 'met',
        needed: true,
      },
      { key: 'text', label: text.checked, kind: 'area', most: 2000, needed: true },
      {
        key: 'again',
        label: text.again,
        kind: 'day',
        wide: true,
        when: (values) => values.outcome === 'not-met',
      },
    ],
    send: ({ on, outcome, text: said, again }) =>
      call(followLetter, {
        params: { id: letter.id },
        body: {
          step: 'check',
          on: on!,
          text: said!,
          outcome: outcome as 'met',
          replyBy: outcome === 'not-met' && again ? again : null,
        },
      }),
  }
}
