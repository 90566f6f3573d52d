import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { DocumentField, type UploadedDocument } from '../../../files/screens.ts'
import { requestCorrection } from '../../corrections.contract.ts'
import { type CorrectionKind, correctionKinds } from '../../model.ts'
import { readWish } from '../../rules.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.correctionPage

/** 申请更正: which it is, how it should read, and the document that shows it. */
export default function AskCorrectionPage({ href, go }: PageGiven) {
  const [kind, setKind] = useState<CorrectionKind | null>(null)
  const [wish, setWish] = useState('')
  const [words, setWords] = useState('')
  const [document, setDocument] = useState<UploadedDocument | null>(null)
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const page = useRef<HTMLDivElement>(null)
  const wishFault = kind === null ? null : wishProblem(kind, wish)
  const documentMissing = kind !== null && kind !== 'other' && document === null

  async function submit() {
    setTried(true)
    if (kind === null || wishFault || documentMissing) return focusFirstProblem(page.current)
    const body = { kind, wish, words, ...(document && { documentId: document.id }) }
    if (!(await send((idempotencyKey) => call(requestCorrection, { body }, { idempotencyKey })))) return
    toast(text.sent)
    go('/my-data/correction', 'rewind')
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={<TopBar title={text.ask} backHref={href('/my-data/correction')} />}
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
            options={correctionKinds.map((value) => ({ value, ...text.kinds[value] }))}
            value={kind}
            onChoose={setKind}
            problem={tried && kind === null ? text.whichMissing : null}
          />
        </Card>
        {kind === null ? null : (
          <Card>
            <div className="gh-fields">
              <Field label={text.wishLabels[kind]} hint={text.wishHints[kind]} problem={tried ? wishFault : null}>
                {(wiring) => <TextInput {...wiring} maxLength={100} autoComplete="off" value={wish} onText={setWish} />}
              </Field>
              <DocumentField
                label={kind === 'other' ? text.documentOptional : text.document}
                document={document}
                onDocument={setDocument}
                problem={tried && documentMissing ? text.documentMissing : null}
              />
              <Field label={text.reason} hint={text.reasonHint}>
                {(wiring) => <TextArea {...wiring} rows={2} maxLength={300} value={words} onText={setWords} />}
              </Field>
            </div>
          </Card>
        )}
      </Page>
    </div>
  )
}

function wishProblem(kind: CorrectionKind, wish: string): string | null {
  if (wish.trim().length < 2) return text.wishMissing
  return readWish(kind, wish) === null ? text.numberWrong : null
}
