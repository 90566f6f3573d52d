import { Button, Input, Select } from 'antd'
import { IconButton } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { policiesText } from '../../../policies-console.text.ts'
import { type DiseaseForm, type FieldsGiven, faultsAt, rowKey } from './policy-form.ts'

const text = policiesText
const names = text.diseaseColumns

/** The diseases with a lump sum, once in a life or once a year. */
export function DiseaseFields({ form, faults, onChange }: FieldsGiven) {
  const put = (diseases: readonly DiseaseForm[]) => onChange({ ...form, diseases })
  const change = (at: number, changes: Partial<DiseaseForm>) =>
    put(form.diseases.map((disease, index) => (index === at ? { ...disease, ...changes } : disease)))
  return (
    <div className="list-fields">
      {form.diseases.map((disease, at) => {
        const wrong = faultsAt(faults, `diseases.${at}`)
        const status = wrong.length > 0 ? 'error' : ''
        return (
          <div key={disease.key} className="disease">
            <Input
              aria-label={names.name}
              placeholder={names.name}
              status={status}
              value={disease.name}
              onChange={(event) => change(at, { name: event.target.value })}
            />
            <Input
              aria-label={names.icd10}
              placeholder={text.icdHint}
              status={status}
              value={disease.icd10}
              onChange={(event) => change(at, { icd10: event.target.value })}
            />
            <Input
              aria-label={names.lumpSum}
              placeholder={names.lumpSum}
              status={status}
              value={disease.lumpSum}
              onChange={(event) => change(at, { lumpSum: event.target.value })}
            />
            <Select
              aria-label={names.once}
              value={disease.once}
              onChange={(once) => change(at, { once })}
              options={(['life', 'year'] as const).map((value) => ({ value, label: text.once[value] }))}
            />
            <IconButton
              icon="trash"
              label={say(text.diseaseRemove, { name: disease.name || String(at + 1) })}
              onClick={() => put(form.diseases.filter((one) => one !== disease))}
            />
            {wrong.map((sentence) => (
              <small key={sentence} className="bad-words">
                {sentence}
              </small>
            ))}
          </div>
        )
      })}
      <Button
        size="small"
        icon={<Icon name="plus" size="s" />}
        onClick={() => put([...form.diseases, { key: rowKey(), name: '', icd10: '', lumpSum: '', once: 'life' }])}
      >
        {text.diseaseAdd}
      </Button>
    </div>
  )
}
