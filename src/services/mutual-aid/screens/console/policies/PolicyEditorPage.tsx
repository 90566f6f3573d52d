import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { findDraft } from '../../../../../platform/client/keep.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { listPolicies, type PolicyCard } from '../../../policies.contract.ts'
import { PolicyEditor } from './PolicyEditor.tsx'
import { blankForm, draftName, formAfter, type PolicyForm } from './policy-form.ts'
import './policies.css'

/** Writes the next version, from the one in force or the one named, or goes on with a kept draft. */
export default function PolicyEditorPage() {
  const [params] = useSearchParams()
  const asked = useQuery({ ...ask(listPolicies, {}), staleTime: Number.POSITIVE_INFINITY })
  const from = params.get('from')
  return (
    <Answered asked={asked} bones={8}>
      {({ policies }) => (
        <PolicyEditor
          key={from}
          current={policies.find((one) => one.state === 'in-force') ?? null}
          base={baseOf(policies, from)}
          kept={from ? null : findDraft(draftName, isForm)}
        />
      )}
    </Answered>
  )
}

function baseOf(policies: readonly PolicyCard[], from: string | null): PolicyForm {
  const next = Math.max(0, ...policies.map((one) => one.version)) + 1
  const base = policies.find((one) => String(one.version) === from) ?? policies[0]
  return base ? formAfter(base.document, next) : blankForm
}

function isForm(draft: unknown): draft is PolicyForm {
  return typeof draft === 'object' && draft !== null && 'tiers' in draft && 'diseases' in draft
}
