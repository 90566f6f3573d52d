import { useEffect, useRef, useState } from 'react'
import { DocumentField, type UploadedDocument } from '../../../../kernel/files/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyMembership, type MyApplication, reviseApplication } from '../../joining.contract.ts'
import { workerText } from '../../worker.text.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { employerProblem, WorkFields } from './WorkFields.tsx'

const text = workerText.correct

/** 补正: what came back, corrected and sent again. */
export default function CorrectPage(given: PageGiven) {
  const asked = useAsk(getMyMembership, {})
  const application = asked.answer?.application
  const hers = application?.state === 'correct'
  const arrived = asked.answer !== undefined
  const { go, href } = given
  useEffect(() => {
    if (arrived && !hers) go('/membership', 'rewind')
  }, [arrived, hers, go])
  const top = <TopBar title={text.title} backHref={href('/membership')} />
  if (!application || !hers) {
    return (
      <Page top={top}>
        <Waiting asked={asked} cards={[3, 6]} />
      </Page>
    )
  }
  return <Correcting application={application} given={given} top={top} />
}

function Correcting({
  application,
  given,
  top,
}: {
  application: MyApplication
  given: PageGiven
  top: React.ReactNode
}) {
  const [work, setWork] = useState({
    form: application.form as MyApplication['form'] | null,
    employerName: application.employerName,
  })
  const [remark, setRemark] = useState(application.remark)
  const [document, setDocument] = useState<UploadedDocument | null>(null)
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const page = useRef<HTMLDivElement>(null)

  async function submit() {
    setTried(true)
    if (work.form === null || employerProblem(work)) return focusFirstProblem(page.current)
    const body = { ...work, form: work.form, remark, ...(document && { documentId: document.id }) }
    if (!(await send(() => call(reviseApplication, { params: { id: application.id }, body })))) return
    toast(text.sent)
    given.go('/membership', 'rewind')
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
        <Warning tone="warn" title={text.why}>
          <p>{application.message}</p>
        </Warning>
        <Card>
          <WorkFields work={work} onChange={(part) => setWork({ ...work, ...part })} tried={tried} />
        </Card>
        <Card>
          <div className="gh-fields">
            <DocumentField label={workerText.check.document} document={document} onDocument={setDocument} />
            {application.hasDocument ? <p className="gh-small gh-soft">{text.documentKept}</p> : null}
            <Field label={workerText.check.remark}>
              {(wiring) => <TextArea {...wiring} rows={3} maxLength={300} value={remark} onText={setRemark} />}
            </Field>
          </div>
        </Card>
      </Page>
    </div>
  )
}
