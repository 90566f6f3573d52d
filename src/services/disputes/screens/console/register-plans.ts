import { call } from '../../../../platform/client/client.ts'
import { say } from '../../../../ui/console/text.ts'
import { listBody } from '../../bodies.contract.ts'
import { industryNames } from '../../case.text.ts'
import { closeStation, correctFirm, type FirmCard, openStation, recordFirm } from '../../firms.contract.ts'
import { dischargeHearingOfficer, type HearingOfficerCard } from '../../hearings.contract.ts'
import { setRiskSetting } from '../../learning.contract.ts'
import { type QuestionKey, questionKeys, type RiskSetting } from '../../learning.model.ts'
import { questionTexts } from '../../questionnaire.text.ts'
import { bodyKindNames, registersText } from '../../registers.text.ts'
import type { FormPlan, Values } from './ActForm.tsx'
import type { FieldPlan } from './FormField.tsx'
import { choicesOf, today } from './words.ts'

const industryField = (label: string): FieldPlan => ({
  key: 'industry',
  label,
  kind: 'one',
  choices: choicesOf(industryNames),
  needed: true,
})

export function openStationPlan(orgId: string): FormPlan {
  const text = registersText.stations
  return {
    title: text.add,
    act: text.add,
    lead: text.addLead,
    fields: [
      { key: 'name', label: text.name, kind: 'text', most: 60, needed: true, wide: true },
      industryField(text.industry),
      { key: 'openedOn', label: text.openedOn, kind: 'day', first: today(), needed: true },
      { key: 'place', label: text.place, kind: 'text', most: 100, needed: true, wide: true },
      { key: 'phone', label: text.phone, kind: 'text', most: 40 },
    ],
    send: ({ name, industry, place, phone, openedOn }) =>
      call(openStation, {
        body: {
          orgId,
          name: name!,
          industry: industry as 'other',
          place: place!,
          phone: phone!,
          openedOn: openedOn!,
        },
      }),
  }
}

export function closeStationPlan(station: { readonly id: string; readonly name: string }): FormPlan {
  const text = registersText.stations
  return {
    title: say(text.closeTitle, { name: station.name }),
    act: registersText.close,
    lead: text.closeLead,
    danger: 'yes',
    fields: [{ key: 'on', label: text.on, kind: 'day', first: today(), needed: true }],
    send: ({ on }) => call(closeStation, { params: { id: station.id }, body: { on: on! } }),
  }
}

function firmFields(): readonly FieldPlan[] {
  const text = registersText.firms
  return [
    { key: 'name', label: text.name, kind: 'text', most: 100, needed: true, wide: true },
    { key: 'code', label: text.code, kind: 'text', most: 18 },
    industryField(text.industry),
    { key: 'region', label: text.region, kind: 'region', needed: true },
    { key: 'contact', label: text.contact, kind: 'text', most: 100 },
    { key: 'address', label: text.address, kind: 'text', most: 200, wide: true },
  ]
}

const firmOf = ({ name, code, industry, region, contact, address }: Values) => ({
  name: name!,
  creditCode: code!.trim() || null,
  industry: industry as 'other',
  regionId: region!,
  contact: contact!,
  address: address!,
})

export function recordFirmPlan(orgId: string): FormPlan {
  const text = registersText.firms
  return {
    title: text.add,
    act: text.add,
    fields: firmFields(),
    send: (values) => call(recordFirm, { body: { ...firmOf(values), orgId } }),
  }
}

export function correctFirmPlan(firm: FirmCard): FormPlan {
  const text = registersText.firms
  const { name, creditCode, industry, regionId, contact, address } = firm
  return {
    title: say(text.editTitle, { name }),
    act: text.edit,
    fields: firmFields(),
    first: { name, code: creditCode ?? '', industry, region: regionId, contact, address },
    send: (values) => call(correctFirm, { params: { id: firm.id }, body: firmOf(values) }),
  }
}

export function listBodyPlan(orgId: string): FormPlan {
  const text = registersText.bodies
  return {
    title: text.add,
    act: text.add,
    lead: text.addLead,
    fields: [
      { key: 'name', label: text.name, kind: 'text', most: 60, needed: true, wide: true },
      { key: 'kind', label: text.kind, kind: 'one', choices: choicesOf(bodyKindNames), needed: true },
      { key: 'phone', label: text.phone, kind: 'text', most: 40 },
    ],
    send: ({ name, kind, phone }) =>
      call(listBody, { body: { orgId, name: name!, kind: kind as 'other', phone: phone! } }),
  }
}

export function dischargePlan(one: HearingOfficerCard): FormPlan {
  const text = registersText.roster
  return {
    title: say(text.endTitle, { name: one.name }),
    act: text.end,
    danger: 'yes',
    fields: [{ key: 'on', label: text.on, kind: 'day', first: today(), needed: true }],
    send: ({ on }) => call(dischargeHearingOfficer, { params: { id: one.id }, body: { on: on! } }),
  }
}

export function settingPlan(orgId: string, setting: RiskSetting): FormPlan {
  const text = registersText.setting
  return {
    title: text.edit,
    act: text.edit,
    lead: text.editLead,
    width: 680,
    fields: [
      ...questionKeys.map(
        (key): FieldPlan => ({
          key,
          label: questionTexts[key].ask,
          kind: 'number',
          first: String(setting.weights[key]),
          needed: true,
        }),
      ),
      { key: 'medium', label: text.medium, kind: 'number', first: String(setting.mediumFrom), needed: true },
      { key: 'high', label: text.high, kind: 'number', first: String(setting.highFrom), needed: true },
    ],
    send: (values) =>
      call(setRiskSetting, {
        body: {
          orgId,
          weights: Object.fromEntries(questionKeys.map((key) => [key, Number(values[key])])) as Record<
            QuestionKey,
            number
          >,
          mediumFrom: Number(values.medium),
          highFrom: Number(values.high),
        },
      }),
  }
}
