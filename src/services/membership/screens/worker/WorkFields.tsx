import { Choice, Field, TextInput } from '../../../../ui/Field.tsx'
import { type EmploymentForm, employmentForms } from '../../forms.model.ts'
import { lacksEmployer } from '../../joining.rules.ts'
import { formNames } from '../../names.text.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.union

export type Work = { readonly form: EmploymentForm | null; readonly employerName: string }

/** What somebody works as, and for whom. */
export function WorkFields({
  work,
  onChange,
  tried,
}: {
  work: Work
  onChange: (part: Partial<Work>) => void
  tried: boolean
}) {
  return (
    <div className="gh-fields mb-work">
      <Choice
        legend={text.title}
        name="form"
        options={employmentForms.map((value) => ({ value, label: formNames[value] }))}
        value={work.form}
        onChoose={(form) => onChange({ form })}
        problem={tried && work.form === null ? text.missing : null}
      />
      <Field
        label={text.employer}
        hint={work.form === 'employed' ? text.employerHint.employed : text.employerHint.other}
        problem={tried ? employerProblem(work) : null}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            maxLength={60}
            autoComplete="organization"
            value={work.employerName}
            onText={(employerName) => onChange({ employerName })}
          />
        )}
      </Field>
    </div>
  )
}

export function employerProblem({ form, employerName }: Work): string | null {
  return form !== null && lacksEmployer({ form, employerName }) ? text.employerMissing : null
}
