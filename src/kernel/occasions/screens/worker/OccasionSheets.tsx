import { type ReactNode, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, CodeInput, Field, TextArea } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { checkInMyself, giveFeedback, giveUpPlace } from '../../contract.ts'
import { workerText as text } from '../../worker.text.ts'

type Props = { id: string; onClose: () => void }
const digits = 6

/** 签到: the six digits on the screen at the door. */
export function CheckInSheet({ id, onClose }: Props) {
  const [code, setCode] = useState('')
  return (
    <Asking
      title={text.checkIn}
      act={text.checkIn}
      missing={code.length === digits ? null : text.codeMissing}
      done={text.checkedIn}
      onSend={() => call(checkInMyself, { params: { id }, body: { code, at: instantNow() } })}
      onClose={onClose}
    >
      <Field label={text.code} hint={text.codeHint}>
        {(wiring) => <CodeInput {...wiring} length={digits} value={code} onText={setCode} />}
      </Field>
    </Asking>
  )
}

export function GiveUpSheet({ id, onClose }: Props) {
  return (
    <Asking
      title={text.giveUpAsk}
      act={text.giveUp}
      done={text.gaveUp}
      onSend={() => call(giveUpPlace, { params: { id } })}
      onClose={onClose}
    >
      <p className="gh-muted">{text.giveUpNote}</p>
    </Asking>
  )
}

type Stars = keyof typeof text.starNames
const stars: readonly Stars[] = ['5', '4', '3', '2', '1']

/** 评价: read by the host without her name. */
export function FeedbackSheet({ id, onClose }: Props) {
  const [chosen, setChosen] = useState<Stars | null>(null)
  const [said, setSaid] = useState('')
  return (
    <Asking
      title={text.rate}
      act={text.sendRating}
      missing={chosen === null ? text.starsMissing : null}
      done={text.rated}
      onSend={() => call(giveFeedback, { params: { id }, body: { stars: Number(chosen), text: said.trim() } })}
      onClose={onClose}
    >
      <Choice
        legend={text.stars}
        name="stars"
        options={stars.map((value) => ({ value, label: text.starNames[value] }))}
        value={chosen}
        onChoose={setChosen}
      />
      <Field label={text.words}>
        {(wiring) => <TextArea {...wiring} rows={3} maxLength={500} value={said} onText={setSaid} />}
      </Field>
    </Asking>
  )
}

function Asking({
  title,
  act,
  done,
  missing = null,
  onSend,
  onClose,
  children,
}: {
  title: string
  act: string
  done: string
  /** What has to be filled in before it can be sent. */
  missing?: string | null
  onSend: () => Promise<unknown>
  onClose: () => void
  children: ReactNode
}) {
  const { send, busy, problem } = useSending()
  const [tried, setTried] = useState(false)
  async function submit() {
    setTried(true)
    if (missing !== null || !(await send(onSend))) return
    toast(done)
    onClose()
  }
  const wrong = problem?.sentence ?? (tried ? missing : null)
  return (
    <Sheet title={title} onClose={onClose}>
      <div className="gh-fields">{children}</div>
      {wrong && <Warning tone="bad" title={wrong} />}
      <Button wide kind="main" size="big" busy={busy} onPress={() => void submit()}>
        {act}
      </Button>
    </Sheet>
  )
}
