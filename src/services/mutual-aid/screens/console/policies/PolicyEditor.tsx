import { App, Button, Popconfirm, Upload } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { dropDraft, keepDraft } from '../../../../../platform/client/keep.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { type PolicyCard, policyDocument } from '../../../policies.contract.ts'
import { policiesText } from '../../../policies-console.text.ts'
import { PolicyFields } from './PolicyFields.tsx'
import { PolicyTrials } from './PolicyTrials.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { draftName, draftOf, formOf, type PolicyForm } from './policy-form.ts'
import { usePolicyCheck } from './use-policy-check.ts'

const text = policiesText
const firstTrials = [300_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000]

/** A version being written: fields at the left with each fault beside its field, what it would pay at the right. */
export function PolicyEditor({
  current,
  base,
  kept,
}: {
  current: PolicyCard | null
  base: PolicyForm
  kept: PolicyForm | null
}) {
  const { message } = App.useApp()
  const [form, setForm] = useState(kept ?? base)
  const [trials, setTrials] = useState<readonly number[]>(firstTrials)
  const [publishing, setPublishing] = useState(false)
  const draft = draftOf(form)
  const { check, isCurrent } = usePolicyCheck(draft, trials)
  const faults = check.data?.faults ?? []
  const whole = policyDocument.safeParse(draft)

  const change = (next: PolicyForm) => {
    setForm(next)
    keepDraft(draftName, next)
  }
  const read = async (file: File) => {
    const document = policyDocument.safeParse(
      await file
        .text()
        .then(JSON.parse)
        .catch(() => null),
    )
    if (document.success) change({ ...formOf(document.data), version: base.version })
    else void message.error(text.importBad)
  }
  const discard = () => {
    dropDraft(draftName)
    setForm(base)
  }
  const ready = isCurrent && check.data !== undefined && faults.length === 0 && whole.success
  return (
    <div className="pad">
      <PageHead
        crumbs={
          <>
            <span>{consoleText.service}</span>
            <Icon name="chevron-right" size="s" />
            <Link to="/mutual-aid/policies">{text.title}</Link>
          </>
        }
        title={text.editor}
        sub={faults.length > 0 ? say(text.faultsFirst, { n: faults.length }) : text.draftKept}
      >
        <Upload accept=".json" showUploadList={false} beforeUpload={(file) => void read(file)}>
          <Button icon={<Icon name="upload" size="s" />}>{text.importJson}</Button>
        </Upload>
        <Popconfirm title={text.discardSure} onConfirm={discard}>
          <Button icon={<Icon name="trash" size="s" />}>{text.discard}</Button>
        </Popconfirm>
        <Button
          type="primary"
          disabled={!ready}
          icon={!ready && <Icon name="lock" size="s" />}
          onClick={() => setPublishing(true)}
        >
          {text.publish}
        </Button>
      </PageHead>
      <div className="grid-2 policy-grid">
        <PolicyFields form={form} faults={faults} onChange={change} />
        <PolicyTrials
          answer={check.data ?? null}
          problem={sentenceOf(check.error)}
          checking={!isCurrent}
          trials={trials}
          onTrials={setTrials}
        />
      </div>
      {publishing && whole.success && (
        <PublishDialog document={whole.data} current={current} onClose={() => setPublishing(false)} />
      )}
    </div>
  )
}
