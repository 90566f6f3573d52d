import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../../../../platform/client/client.ts'
import { dropDraft } from '../../../../../platform/client/keep.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { type PolicyCard, type PolicyDocument, publishPolicy } from '../../../policies.contract.ts'
import { policiesText } from '../../../policies-console.text.ts'
import { fullDay } from '../words.tsx'
import { PolicyDifferences } from './PolicyDifferences.tsx'
import { draftName } from './policy-form.ts'

const text = policiesText

/** Names what becomes final, and what changes against the version in force, before it does. */
export function PublishDialog({
  document,
  current,
  onClose,
}: {
  document: PolicyDocument
  current: PolicyCard | null
  onClose: () => void
}) {
  const navigate = useNavigate()
  const publish = useMutation({
    mutationFn: () => call(publishPolicy, { body: { draft: document } }),
    onSuccess: () => dropDraft(draftName),
  })
  const facts = { n: document.version, day: fullDay(document.effectiveFrom) }
  const close = () => (publish.data ? void navigate(`/mutual-aid/policies/${publish.data.version}`) : onClose())
  return (
    <ActDialog
      open
      title={say(text.publishTitle, facts)}
      onClose={close}
      width={720}
      act={{ name: say(text.publishAct, facts), busy: publish.isPending, onAct: () => publish.mutate() }}
      problem={sentenceOf(publish.error)}
      done={publish.data && <p>{say(text.published, facts)}</p>}
    >
      <div className="stack">
        <p>
          <b>{document.title}</b>
        </p>
        <p>{say(text.publishFinal, facts)}</p>
        {current && <PolicyDifferences now={current.document} other={document} />}
      </div>
    </ActDialog>
  )
}
