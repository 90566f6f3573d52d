import { useEffect, useState } from 'react'
import { DocumentField } from '../../../../kernel/files/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { applyToJoin } from '../../joining.contract.ts'
import { formNames } from '../../names.text.ts'
import { workerText } from '../../worker.text.ts'
import { dropJoinDraft, useJoinDraft } from './join-draft.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'

const text = workerText.check

/** Step 3: everything once more, then off it goes. */
export default function CheckPage({ href, go, reader }: PageGiven) {
  const [draft, change] = useJoinDraft()
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const { form, union, employerName, invitationCode, remark, document } = draft
  const complete = form !== null && union !== null
  useEffect(() => {
    if (!complete) go('/membership/join/union', 'replace')
  }, [complete, go])
  if (!complete) return null

  async function submit() {
    setTried(true)
    if (!agreed) return
    const body = {
      orgId: union!.id,
      form: form!,
      employerName,
      remark,
      ...(invitationCode && { invitationCode }),
      ...(document && { documentId: document.id }),
    }
    if (!(await send((idempotencyKey) => call(applyToJoin, { body }, { idempotencyKey })))) return
    dropJoinDraft()
    toast(text.sent)
    go('/membership', 'replace')
  }

  return (
    <Page
      top={
        <TopBar
          title={workerText.join.title}
          backHref={href('/membership/join/union')}
          below={<Steps names={workerText.steps} at={3} />}
        />
      }
      acts={
        <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
          {text.send}
        </Button>
      }
    >
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Card title={text.title}>
        <Lines
          lines={[
            { label: text.name, value: reader!.name },
            { label: text.union, value: union.name },
            { label: text.form, value: formNames[form] },
            { label: text.employer, value: employerName.trim() || text.none },
          ]}
        />
      </Card>
      <Card>
        <div className="gh-fields">
          <Field label={text.remark}>
            {(wiring) => (
              <TextArea
                {...wiring}
                rows={2}
                maxLength={300}
                value={remark}
                onText={(words) => change({ remark: words })}
              />
            )}
          </Field>
          <DocumentField
            label={text.document}
            document={document}
            onDocument={(uploaded) => change({ document: uploaded })}
          />
          <p className="gh-small gh-soft">{text.documentNote}</p>
          <label className="mb-agree">
            <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
            <span>{text.promise}</span>
          </label>
          {tried && !agreed ? <Warning tone="bad" title={text.promiseMissing} /> : null}
        </div>
      </Card>
      <p className="gh-small gh-soft">{text.after}</p>
    </Page>
  )
}
