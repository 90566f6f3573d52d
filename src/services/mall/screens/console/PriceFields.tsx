import { Form, Input, Radio } from 'antd'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { Whole } from './LimitFields.tsx'
import type { WrittenPrice } from './price-form.ts'

const text = benefitsConsoleText.form
const kinds = benefitsConsoleText.benefits.kinds

/** The four price kinds, each with the fields it needs. */
export function PriceFields({
  draft,
  onChange,
}: {
  draft: WrittenPrice
  onChange: (part: Partial<WrittenPrice>) => void
}) {
  const { kind } = draft
  const ticket = kind === 'season'
  const money = (name: 'regular' | 'pay' | 'subsidy' | 'fold' | 'mostOff', label: string, help?: string) => (
    <Form.Item label={label} htmlFor={`price-${name}`} {...(help && { help })}>
      <Input
        id={`price-${name}`}
        inputMode="decimal"
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Form.Item>
  )
  return (
    <>
      <Form.Item label={text.kind}>
        <Radio.Group
          optionType="button"
          value={kind}
          onChange={(event) => onChange({ kind: event.target.value as WrittenPrice['kind'] })}
          options={(['free', 'fixed', 'discount', 'season'] as const).map((one) => ({ value: one, label: kinds[one] }))}
        />
      </Form.Item>
      {kind === 'discount' ? (
        <div className="benefit-form-three">
          {money('fold', text.percent, text.percentHelp)}
          {money('mostOff', text.mostOff, text.mostOffHelp)}
          <Share value={draft.share} onChange={(share) => onChange({ share })} />
        </div>
      ) : (
        <div className="benefit-form-three">
          {money('regular', text.regular)}
          {kind === 'free' ? null : money('pay', ticket ? text.payTicket : text.pay)}
          {money('subsidy', ticket ? text.subsidyTicket : text.subsidy)}
          {ticket && (
            <Whole
              id="price-visits"
              label={text.visits}
              help={text.visitsHelp}
              value={draft.visits}
              onChange={(visits) => onChange({ visits })}
            />
          )}
        </div>
      )}
    </>
  )
}

function Share({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  return (
    <Form.Item label={text.share} htmlFor="price-share">
      <Input
        id="price-share"
        inputMode="numeric"
        value={value ?? ''}
        onChange={(event) => onChange(/^\d{1,3}$/.test(event.target.value) ? Number(event.target.value) : null)}
      />
    </Form.Item>
  )
}
