import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { askToTransfer } from '../../departures.contract.ts'
import { getMyMembership } from '../../joining.contract.ts'
import { workerText } from '../../worker.text.ts'
import type { ChosenUnion } from './join-draft.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Chosen, Missing, UnionPicker } from './UnionPicker.tsx'
import { employerProblem, type Work, WorkFields } from './WorkFields.tsx'

const text = workerText.transfer

/** 转会: where to, as what, and why. */
export default function TransferPage({ href, go }: PageGiven) {
  const mine = useAsk(getMyMembership, {}).answer
  const [union, setUnion] = useState<ChosenUnion | null>(null)
  const [work, setWork] = useState<Work>({ form: null, employerName: '' })
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const page = useRef<HTMLDivElement>(null)
  const reasonMissing = reason.trim().length < 2

  async function submit() {
    setTried(true)
    if (!union || !work.form || employerProblem(work) || reasonMissing) return focusFirstProblem(page.current)
    const body = { orgId: union.id, form: work.form, employerName: work.employerName, reason: reason.trim() }
    if (!(await send((idempotencyKey) => call(askToTransfer, { body }, { idempotencyKey })))) return
    toast(text.sent)
    go('/membership', 'rewind')
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={<TopBar title={text.title} backHref={href('/membership')} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Card>
          <Lines lines={[{ label: text.now, value: mine?.membership?.orgName ?? '' }]} />
          <p className="gh-small gh-soft">{text.lead}</p>
        </Card>
        <Card title={workerText.union.which}>
          <Missing sentence={tried && !union ? workerText.union.whichMissing : null} />
          {union ? (
            <Chosen union={union} onChange={() => setUnion(null)} />
          ) : (
            <UnionPicker byCode="not-offered" onChoose={setUnion} />
          )}
        </Card>
        <Card>
          <WorkFields work={work} onChange={(part) => setWork({ ...work, ...part })} tried={tried} />
        </Card>
        <Card>
          <Field label={text.reason} problem={tried && reasonMissing ? text.reasonMissing : null}>
            {(wiring) => <TextArea {...wiring} rows={3} maxLength={300} value={reason} onText={setReason} />}
          </Field>
        </Card>
      </Page>
    </div>
  )
}
