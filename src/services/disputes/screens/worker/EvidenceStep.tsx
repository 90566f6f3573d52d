import { displayYuan } from '../../../../platform/money.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Field, Switch, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { subjectNames } from '../../case.text.ts'
import { workerText as text } from '../../worker.text.ts'
import { totalOf } from './draft.ts'
import type { StepGiven } from './FirmStep.tsx'
import { PhotosField } from './PhotosField.tsx'

/** Pictures, what happened, how to be reached, and the whole once more. */
export function EvidenceStep({ draft, faults, maskedPhone, onAlter }: StepGiven & { maskedPhone: string | null }) {
  return (
    <>
      <Card>
        <div className="gh-fields">
          <PhotosField photos={draft.photos} onPhotos={(photos) => onAlter({ photos })} />
          <Field label={text.story} hint={text.storyHint}>
            {(wiring) => (
              <TextArea
                {...wiring}
                rows={4}
                maxLength={2000}
                value={draft.story}
                onText={(story) => onAlter({ story })}
              />
            )}
          </Field>
          <Field
            label={text.phone}
            hint={maskedPhone ? text.phoneHint(maskedPhone) : text.phoneHintNone}
            problem={faults.phone ?? null}
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                inputMode="tel"
                maxLength={11}
                value={draft.phone}
                onText={(phone) => onAlter({ phone: phone.trim() })}
              />
            )}
          </Field>
          <Switch label={text.migrant} on={draft.migrant} onTurn={() => onAlter({ migrant: !draft.migrant })} />
        </div>
      </Card>
      <Card title={text.check}>
        <Lines
          lines={[
            { label: text.respondent, value: draft.firm },
            { label: text.union, value: draft.orgName },
            {
              label: text.subjects.replace(/（.*/, ''),
              value: draft.subjects.map((one) => subjectNames[one]).join('、'),
            },
            { label: text.total, value: text.withYuan(displayYuan(totalOf(draft))), total: true },
          ]}
        />
      </Card>
    </>
  )
}
