import { Form, Input, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { Card } from '../../../../../ui/console/Card.tsx'
import { policiesText } from '../../../policies-console.text.ts'
import { DiseaseFields } from './DiseaseFields.tsx'
import { type FieldsGiven, faultsAt, type PolicyForm, steps } from './policy-form.ts'
import { TierFields } from './TierFields.tsx'

const text = policiesText

type TextName = Exclude<keyof PolicyForm, 'coverOn' | 'tiers' | 'diseases'>

/** Every setting, grouped as an officer would read the document. */
export function PolicyFields(given: FieldsGiven) {
  const { form, onChange } = given
  const line = (name: TextName, field: keyof typeof text.fields, more?: { hint?: string; type?: string }) => (
    <TextField key={name} given={given} name={name} field={field} hint={more?.hint} type={more?.type} />
  )
  return (
    <Form layout="vertical" component="div" className="stack policy-fields">
      <Card title={text.sections.basics} ruled>
        <div className="fields">
          {line('title', 'title')}
          {line('effectiveFrom', 'effectiveFrom', { type: 'date' })}
          {line('version', 'version')}
          {line('fund', 'fund')}
          {line('policyYearStart', 'policyYearStart')}
          {line('fundingSources', 'fundingSources', { hint: text.listHint })}
        </div>
      </Card>
      <Card title={text.sections.cover} ruled>
        <div className="fields">
          <Form.Item label={text.fields.coverOn}>
            <Segmented
              aria-label={text.fields.coverOn}
              value={form.coverOn}
              onChange={(coverOn) => onChange({ ...form, coverOn })}
              options={(['admission', 'discharge'] as const).map((value) => ({ value, label: text.coverOn[value] }))}
            />
          </Form.Item>
          {line('waitingDays', 'waitingDays')}
        </div>
      </Card>
      <Card title={text.sections.time} ruled>
        <div className="fields">
          {line('claimDays', 'claimDays')}
          {steps.map((step) => line(step, `stepDays.${step}`))}
        </div>
      </Card>
      <Card title={text.sections.inpatient} ruled>
        <div className="fields">
          {line('deductible', 'inpatient.deductibleFen')}
          {line('yearCap', 'inpatient.yearCapFen')}
          {line('fourEyesAbove', 'fourEyesAboveFen')}
        </div>
        <TierFields {...given} />
      </Card>
      <Card title={text.sections.diseases} ruled>
        <DiseaseFields {...given} />
      </Card>
      <Card title={text.sections.excluded} ruled>
        <div className="fields">
          {line('excludedIcd10', 'excludedIcd10', { hint: text.icdHint })}
          {line('excludedHospitalLevels', 'excludedHospitalLevels', { hint: text.listHint })}
        </div>
      </Card>
    </Form>
  )
}

function TextField({
  given: { form, faults, onChange },
  name,
  field,
  hint,
  type,
}: {
  given: FieldsGiven
  name: TextName
  field: keyof typeof text.fields
  hint: string | undefined
  type: string | undefined
}) {
  return (
    <Faulty label={text.fields[field]} sentences={faultsAt(faults, field)} hint={hint} id={`policy-${name}`}>
      <Input
        id={`policy-${name}`}
        type={type ?? 'text'}
        value={form[name]}
        onChange={(event) => onChange({ ...form, [name]: event.target.value })}
      />
    </Faulty>
  )
}

/** A field with what is wrong beside it. */
export function Faulty({
  label,
  sentences,
  hint,
  id,
  children,
}: {
  label?: string
  sentences: readonly string[]
  hint?: string | undefined
  id: string
  children: ReactNode
}) {
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      validateStatus={sentences.length > 0 ? 'error' : ''}
      help={sentences.length > 0 ? sentences.join('') : hint}
    >
      {children}
    </Form.Item>
  )
}
