import { useRef, useState } from 'react'
import { DocumentField, type UploadedDocument } from '../../../../kernel/files/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { askForTag, listTagKinds, type TagKind } from '../../tags.contract.ts'
import { workerText } from '../../worker.text.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'

const text = workerText.tags

/** 申请认定: which group, with the document that shows it. */
export default function AskTagPage(given: PageGiven) {
  const asked = useAsk(listTagKinds, {})
  const top = <TopBar title={text.ask} backHref={given.href('/membership/tags')} />
  if (!asked.answer) {
    return (
      <Page top={top}>
        <Waiting asked={asked} cards={[8]} />
      </Page>
    )
  }
  return <Asking kinds={asked.answer.kinds.filter((kind) => kind.askable)} given={given} top={top} />
}

function Asking({ kinds, given, top }: { kinds: readonly TagKind[]; given: PageGiven; top: React.ReactNode }) {
  const [kind, setKind] = useState<string | null>(null)
  const [remark, setRemark] = useState('')
  const [document, setDocument] = useState<UploadedDocument | null>(null)
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const page = useRef<HTMLDivElement>(null)
  const chosen = kinds.find((one) => one.key === kind)
  const documentMissing = Boolean(chosen?.needsDocument) && document === null

  async function submit() {
    setTried(true)
    if (!kind || documentMissing) return focusFirstProblem(page.current)
    const body = { kind, remark, ...(document && { documentId: document.id }) }
    if (!(await send((idempotencyKey) => call(askForTag, { body }, { idempotencyKey })))) return
    toast(text.sent)
    given.go('/membership/tags', 'rewind')
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={top}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Card>
          <Choice
            legend={text.which}
            name="kind"
            options={kinds.map((one) => ({
              value: one.key,
              label: one.name,
              note: [one.months ? text.months(one.months) : text.forGood, one.needsDocument ? text.needsDocument : '']
                .filter(Boolean)
                .join('，'),
            }))}
            value={kind}
            onChoose={setKind}
            problem={tried && !kind ? text.whichMissing : null}
          />
        </Card>
        <Card>
          <div className="gh-fields">
            <DocumentField
              label={text.document}
              document={document}
              onDocument={setDocument}
              problem={tried && documentMissing ? text.documentMissing : null}
            />
            <Field label={text.remark}>
              {(wiring) => <TextArea {...wiring} rows={3} maxLength={300} value={remark} onText={setRemark} />}
            </Field>
          </div>
        </Card>
      </Page>
    </div>
  )
}
