import { Button, Input } from 'antd'
import { IconButton } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { policiesText } from '../../../policies-console.text.ts'
import { type FieldsGiven, faultsAt, rowKey, type TierForm } from './policy-form.ts'

const text = policiesText

/** The tiers, measured above the deductible, each with the share it pays. */
export function TierFields({ form, faults, onChange }: FieldsGiven) {
  const put = (tiers: readonly TierForm[]) => onChange({ ...form, tiers })
  const change = (at: number, changes: Partial<TierForm>) =>
    put(form.tiers.map((tier, index) => (index === at ? { ...tier, ...changes } : tier)))
  const general = faults.filter((fault) => fault.field === 'inpatient.tiers')
  return (
    <div className="list-fields">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text.tierColumns.above}</th>
            <th scope="col">{text.tierColumns.rate}</th>
            <th>
              <span className="visually-hidden">{text.tierAdd}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {form.tiers.map((tier, at) => {
            const wrong = faultsAt(faults, `inpatient.tiers.${at}`)
            const label = say(text.tierName, { n: at + 1 })
            return (
              <tr key={tier.key}>
                <td>
                  <Input
                    aria-label={`${label} ${text.tierColumns.above}`}
                    status={wrong.length > 0 ? 'error' : ''}
                    value={tier.above}
                    onChange={(event) => change(at, { above: event.target.value })}
                  />
                </td>
                <td>
                  <Input
                    aria-label={`${label} ${text.tierColumns.rate}`}
                    status={wrong.length > 0 ? 'error' : ''}
                    value={tier.rate}
                    placeholder={text.rateHint}
                    onChange={(event) => change(at, { rate: event.target.value })}
                  />
                  {wrong.map((sentence) => (
                    <small key={sentence} className="bad-words">
                      {sentence}
                    </small>
                  ))}
                </td>
                <td className="right">
                  {form.tiers.length > 1 && (
                    <IconButton
                      icon="trash"
                      label={say(text.tierRemove, { n: at + 1 })}
                      onClick={() => put(form.tiers.filter((one) => one !== tier))}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {general.map((fault) => (
        <p key={fault.code} className="bad-words small">
          {fault.sentence}
        </p>
      ))}
      <Button
        size="small"
        icon={<Icon name="plus" size="s" />}
        onClick={() => put([...form.tiers, { key: rowKey(), above: '', rate: '' }])}
      >
        {text.tierAdd}
      </Button>
    </div>
  )
}
