import { type ChangeEvent, useState } from 'react'
import { uploadFile } from '../../../../kernel/files/contract.ts'
import { Problem } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { workerText as text } from '../../worker.text.ts'
import type { StepGiven } from './EmployerStep.tsx'
import './people-step.css'

const most = 10

/** How many, who speaks for them, and the papers. */
export function PeopleStep({ draft, faults, onAlter }: StepGiven) {
  return (
    <>
      <Card>
        <div className="gh-fields">
          <Field label={text.founder} problem={faults.founder ?? null}>
            {(wiring) => (
              <TextInput
                {...wiring}
                maxLength={40}
                value={draft.founderName}
                onText={(founderName) => onAlter({ founderName })}
              />
            )}
          </Field>
          <Field label={text.workers} problem={faults.workers ?? null}>
            {(wiring) => (
              <TextInput
                {...wiring}
                inputMode="numeric"
                maxLength={7}
                value={draft.workers}
                onText={(workers) => onAlter({ workers: workers.trim() })}
              />
            )}
          </Field>
          <Field label={text.members} problem={faults.members ?? null}>
            {(wiring) => (
              <TextInput
                {...wiring}
                inputMode="numeric"
                maxLength={7}
                value={draft.members}
                onText={(members) => onAlter({ members: members.trim() })}
              />
            )}
          </Field>
          <Field label={text.remark}>
            {(wiring) => (
              <TextArea
                {...wiring}
                rows={3}
                maxLength={500}
                value={draft.remark}
                onText={(remark) => onAlter({ remark })}
              />
            )}
          </Field>
        </div>
      </Card>
      <Papers draft={draft} onAlter={onAlter} />
    </>
  )
}

/** Each paper is stored as soon as it is picked. */
function Papers({ draft, onAlter }: Pick<StepGiven, 'draft' | 'onAlter'>) {
  const [problem, setProblem] = useState<string | null>(null)

  async function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0]
    if (!file) return
    const given = { query: { name: file.name, purpose: 'document' }, file }
    const outcome = await upload(uploadFile, given, { onProgress: () => undefined }).catch(
      (failure: unknown) => failure,
    )
    if (outcome instanceof Problem) return setProblem(outcome.sentence)
    if (outcome instanceof Error) throw outcome
    const { id, name } = outcome as { id: string; name: string }
    setProblem(null)
    onAlter({ files: [...draft.files, { id, name }] })
  }

  return (
    <Card title={text.files}>
      <ul>
        {draft.files.map((file) => (
          <li key={file.id}>{file.name}</li>
        ))}
      </ul>
      {draft.files.length < most ? (
        <>
          <label className="gh-button unions-pick" data-kind="plain" data-height="normal">
            <Icon name="upload" />
            {text.addFile}
            <input type="file" accept=".pdf,image/png,image/jpeg" onChange={(event) => void take(event)} />
          </label>
          <p className="gh-small gh-muted">{text.filesHint}</p>
        </>
      ) : null}
      {problem ? <Warning tone="bad" title={problem} /> : null}
    </Card>
  )
}
