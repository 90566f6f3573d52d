import { useState } from 'react'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Choice, Field, TextInput } from '../../../../ui/Field.tsx'
import { listParents } from '../../foundings.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import type { ApplyDraft, faultsOf } from './draft.ts'

export type StepGiven = {
  readonly draft: ApplyDraft
  readonly faults: ReturnType<typeof faultsOf>
  readonly onAlter: (next: Partial<ApplyDraft>) => void
}

/** Whose workers, and which union decides; what was sent back stays with the union it was sent to. */
export function EmployerStep({ draft, faults, fixed, onAlter }: StepGiven & { readonly fixed: boolean }) {
  return (
    <>
      <Card>
        <div className="gh-fields">
          <Field label={text.employer} hint={text.employerHint} problem={faults.employer ?? null}>
            {(wiring) => (
              <TextInput
                {...wiring}
                maxLength={100}
                value={draft.employerName}
                onText={(employerName) => onAlter({ employerName, name: nameFor(draft, employerName) })}
              />
            )}
          </Field>
          <Field label={text.employerCode} hint={text.employerCodeHint}>
            {(wiring) => (
              <TextInput
                {...wiring}
                maxLength={18}
                autoCapitalize="characters"
                value={draft.employerCreditCode}
                onText={(employerCreditCode) => onAlter({ employerCreditCode })}
              />
            )}
          </Field>
          <Field label={text.unionName} hint={text.unionNameHint} problem={faults.unionName ?? null}>
            {(wiring) => (
              <TextInput {...wiring} maxLength={100} value={draft.name} onText={(name) => onAlter({ name })} />
            )}
          </Field>
        </div>
      </Card>
      {fixed ? null : <ParentCard draft={draft} faults={faults} onAlter={onAlter} />}
    </>
  )
}

/** The usual name follows the employer's until somebody writes another. */
function nameFor(draft: ApplyDraft, employerName: string): string {
  const usual = (employer: string) => (employer.trim() === '' ? '' : `${employer.trim()}${text.usualEnding}`)
  return draft.name === usual(draft.employerName) ? usual(employerName) : draft.name
}

function ParentCard({ draft, faults, onAlter }: StepGiven) {
  const [typed, setTyped] = useState(draft.parentName)
  return (
    <Card>
      <div className="gh-fields">
        <Field label={text.parent} hint={text.parentHint} problem={faults.parent ?? null}>
          {(wiring) => <TextInput {...wiring} maxLength={60} value={typed} onText={setTyped} />}
        </Field>
        {typed.trim().length > 1 ? <Parents search={typed.trim()} draft={draft} onAlter={onAlter} /> : null}
      </div>
    </Card>
  )
}

function Parents({ search, draft, onAlter }: { search: string; draft: ApplyDraft; onAlter: StepGiven['onAlter'] }) {
  const asked = useAsk(listParents, { query: { search } })
  const found = (asked.answer?.orgs ?? []).slice(0, 8)
  if (asked.answer && found.length === 0) return <p className="gh-small gh-muted">{text.parentNone}</p>
  if (found.length === 0) return null
  return (
    <Choice
      legend={text.parentPick}
      name="parent"
      options={found.map((org) => ({ value: org.id, label: org.name }))}
      value={draft.parentId === '' ? null : draft.parentId}
      onChoose={(parentId) => onAlter({ parentId, parentName: found.find((org) => org.id === parentId)!.name })}
    />
  )
}
