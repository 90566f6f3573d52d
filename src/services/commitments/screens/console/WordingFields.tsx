import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { type CommitmentPage, listKeepers } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'

const { fields } = consoleText

/** What is typed of a wording. */
export type WordingDraft = {
  readonly title: string
  readonly what: string
  readonly beneficiaries: string
  readonly officerId: string | null
  readonly measure: string
  readonly target: number | null
  readonly dueOn: string
}

export function draftOf({
  title,
  what,
  beneficiaries,
  officerId,
  measure,
  target,
  dueOn,
}: CommitmentPage): WordingDraft {
  return { title, what, beneficiaries, officerId, measure, target, dueOn }
}

const fewest = { title: 4, what: 4, beneficiaries: 2, measure: 1 } as const

export function isWholeWording(draft: WordingDraft): boolean {
  const long = (Object.keys(fewest) as (keyof typeof fewest)[]).every((key) => draft[key].trim().length >= fewest[key])
  return long && draft.officerId !== null && draft.target !== null && draft.dueOn !== ''
}

/** As a request bears it. */
export function wordingOf({ officerId, target, ...draft }: WordingDraft) {
  return {
    title: draft.title.trim(),
    what: draft.what.trim(),
    beneficiaries: draft.beneficiaries.trim(),
    measure: draft.measure.trim(),
    dueOn: draft.dueOn,
    officerId: officerId ?? '',
    target: target ?? 0,
  }
}

/** The fields of what a commitment says. */
export function WordingFields({
  orgId,
  draft,
  onChange,
}: {
  orgId: string
  draft: WordingDraft
  onChange: (some: Partial<WordingDraft>) => void
}) {
  const asked = useQuery(ask(listKeepers, { query: { orgId } }))
  return (
    <>
      <Form.Item label={fields.title} htmlFor="cm-title">
        <Input
          id="cm-title"
          maxLength={60}
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={fields.what} htmlFor="cm-what">
        <Input.TextArea
          id="cm-what"
          rows={3}
          maxLength={1000}
          value={draft.what}
          onChange={(event) => onChange({ what: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={fields.beneficiaries} htmlFor="cm-beneficiaries">
        <Input
          id="cm-beneficiaries"
          maxLength={120}
          value={draft.beneficiaries}
          onChange={(event) => onChange({ beneficiaries: event.target.value })}
        />
      </Form.Item>
      <div className="cm-pair">
        <Form.Item label={fields.target} htmlFor="cm-target">
          <InputNumber
            id="cm-target"
            min={1}
            max={100_000_000}
            controls={false}
            precision={0}
            value={draft.target}
            onChange={(target) => onChange({ target })}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item label={fields.measure} htmlFor="cm-measure">
          <Input
            id="cm-measure"
            maxLength={60}
            placeholder={fields.measureHint}
            value={draft.measure}
            onChange={(event) => onChange({ measure: event.target.value })}
          />
        </Form.Item>
      </div>
      <div className="cm-pair">
        <DayField id="cm-due" label={fields.due} value={draft.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
        <Form.Item label={fields.officer} htmlFor="cm-officer">
          <Select
            id="cm-officer"
            placeholder={consoleText.pick}
            loading={asked.isFetching}
            notFoundContent={fields.noKeeper}
            value={draft.officerId}
            onChange={(officerId) => onChange({ officerId })}
            options={(asked.data?.keepers ?? []).map((one) => ({ value: one.personId, label: one.name }))}
          />
        </Form.Item>
      </div>
    </>
  )
}
