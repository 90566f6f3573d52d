import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { askToLeave } from '../../departures.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.leave

/** 退会: what is lost, the better way for who only changes work, and why. */
export default function LeavePage({ href, go }: PageGiven) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const missing = reason.trim().length < 2

  async function submit() {
    setTried(true)
    if (missing) return
    const body = { reason: reason.trim() }
    if (!(await send((idempotencyKey) => call(askToLeave, { body }, { idempotencyKey })))) return
    toast(text.sent)
    go('/membership', 'rewind')
  }

  return (
    <Page
      top={<TopBar title={text.title} backHref={href('/membership')} />}
      acts={
        <Button kind="danger" size="big" wide busy={busy} onPress={() => void submit()}>
          {text.send}
        </Button>
      }
    >
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Card>
        <p>{text.lead}</p>
        <ListRow icon="arrow-right" href={href('/membership/transfer')} title={text.toTransfer} />
      </Card>
      <Card>
        <Field label={text.reason} problem={tried && missing ? text.reasonMissing : null}>
          {(wiring) => <TextArea {...wiring} rows={4} maxLength={300} value={reason} onText={setReason} />}
        </Field>
      </Card>
    </Page>
  )
}
