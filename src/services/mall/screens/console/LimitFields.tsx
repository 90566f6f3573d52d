import { Form, Input, InputNumber } from 'antd'
import { formatYuan, parseYuan } from '../../../../platform/money.ts'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import type { BenefitLimitsBody } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'

const text = benefitsConsoleText.form

/** Limits as they are typed: money in yuan. */
export type WrittenLimits = Omit<BenefitLimitsBody, 'budgetFen' | 'mostADay'> & {
  readonly mostADay: number | null
  readonly budget: string
}

export function writtenLimits(limits: BenefitLimitsBody): WrittenLimits {
  const { untilOn, dayQuota, totalQuota, mostADay, mostEach, budgetFen } = limits
  return { untilOn, dayQuota, totalQuota, mostADay, mostEach, budget: budgetFen === null ? '' : formatYuan(budgetFen) }
}

/** Null while something is not written as it must be. */
export function limitsOf({ budget, mostADay, ...rest }: WrittenLimits): BenefitLimitsBody | null {
  const budgetFen = budget.trim() === '' ? null : parseYuan(budget.trim())
  if ((budget.trim() !== '' && budgetFen === null) || mostADay === null || rest.untilOn === '') return null
  const { untilOn, dayQuota, totalQuota, mostEach } = rest
  return { untilOn, dayQuota, totalQuota, mostADay, mostEach, budgetFen }
}

export function LimitFields({
  draft,
  onChange,
}: {
  draft: WrittenLimits
  onChange: (part: Partial<WrittenLimits>) => void
}) {
  return (
    <>
      <div className="benefit-form-three">
        <Form.Item label={text.until} htmlFor="limit-until">
          <DayInput id="limit-until" value={draft.untilOn} onChange={(picked) => onChange({ untilOn: picked })} />
        </Form.Item>
        <Whole
          id="limit-a-day"
          label={text.mostADay}
          value={draft.mostADay}
          onChange={(mostADay) => onChange({ mostADay })}
        />
        <Whole
          id="limit-each"
          label={text.mostEach}
          help={text.unlimited}
          value={draft.mostEach}
          onChange={(mostEach) => onChange({ mostEach })}
        />
      </div>
      <div className="benefit-form-three">
        <Whole
          id="limit-day"
          label={text.dayQuota}
          help={text.unlimited}
          value={draft.dayQuota}
          onChange={(dayQuota) => onChange({ dayQuota })}
        />
        <Whole
          id="limit-total"
          label={text.totalQuota}
          help={text.unlimited}
          value={draft.totalQuota}
          onChange={(totalQuota) => onChange({ totalQuota })}
        />
        <Form.Item label={text.budget} htmlFor="limit-budget" help={text.unlimited}>
          <Input
            id="limit-budget"
            inputMode="decimal"
            value={draft.budget}
            onChange={(event) => onChange({ budget: event.target.value })}
          />
        </Form.Item>
      </div>
    </>
  )
}

export function Whole({
  id,
  label,
  help,
  value,
  onChange,
}: {
  id: string
  label: string
  help?: string
  value: number | null
  onChange: (value: number | null) => void
}) {
  return (
    <Form.Item label={label} htmlFor={id} {...(help && { help })}>
      <InputNumber
        id={id}
        controls={false}
        min={1}
        precision={0}
        style={{ width: '100%' }}
        value={value}
        onChange={onChange}
      />
    </Form.Item>
  )
}
