import { useState } from 'react'
import { commentOnCase } from '../../../../kernel/cases/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { objectToVoice, rateVoice, withdrawVoice } from '../../voices.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.detail

type Given = { readonly id: string; readonly onClose: () => void }

/** 没有解决: says what is still wrong. */
export function NotSolvedSheet({ id, onClose }: Given) {
  return (
    <WordsSheet
      words={{
        title: text.notSolvedTitle,
        label: text.notSolvedLabel,
        hint: text.notSolvedNote,
        act: text.notSolvedSend,
        done: text.notSolvedSent,
      }}
      onSend={(note) => call(objectToVoice, { params: { id }, body: { note } })}
      onClose={onClose}
    />
  )
}

export function AddSheet({ id, onClose }: Given) {
  return (
    <WordsSheet
      words={{ title: text.addTitle, label: text.addLabel, hint: '', act: text.addSend, done: text.addSent }}
      onSend={(words) => call(commentOnCase, { params: { id }, body: { text: words } })}
      onClose={onClose}
    />
  )
}

const stars = [5, 4, 3, 2, 1] as const

/** 评价: how content she is; a poor rating opens it again one level up. */
export function RateSheet({ id, onClose }: Given) {
  const [chosen, setChosen] = useState<'1' | '2' | '3' | '4' | '5' | null>(null)
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()

  async function submit() {
    setTried(true)
    const rated = stars.find((one) => String(one) === chosen)
    if (!rated) return
    const body = { stars: rated, text: said.trim() }
    if (!(await send(() => call(rateVoice, { params: { id }, body })))) return
    toast(text.rateSent)
    onClose()
  }

  return (
    <Sheet title={text.rateTitle} onClose={onClose}>
      <div className="vo-sheet">
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Choice
          legend={text.rateNote}
          name="stars"
          options={stars.map((one) => ({ value: String(one) as '1', label: text.rateStars[one - 1]! }))}
          value={chosen as '1' | null}
          onChoose={setChosen}
          problem={tried && chosen === null ? text.rateMissing : null}
        />
        <Field label={text.rateText}>
          {(wiring) => <TextArea {...wiring} rows={2} maxLength={500} value={said} onText={setSaid} />}
        </Field>
        <Button kind="main" size="big" wide busy={busy} onPress={() => void submit()}>
          {text.rateSend}
        </Button>
      </div>
    </Sheet>
  )
}

/** A few words that must be said. */
export function WordsSheet({
  words,
  onSend,
  onClose,
}: {
  words: {
    readonly title: string
    readonly label: string
    readonly hint: string
    readonly act: string
    readonly done: string
  }
  onSend: (said: string) => Promise<unknown>
  onClose: () => void
}) {
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const short = said.trim().length < 2 ? text.notSolvedShort : null

  async function submit() {
    setTried(true)
    if (short || !(await send(() => onSend(said.trim())))) return
    toast(words.done)
    onClose()
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="vo-sheet">
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Field label={words.label} hint={words.hint} problem={tried ? short : null}>
          {(wiring) => <TextArea {...wiring} rows={4} maxLength={500} value={said} onText={setSaid} />}
        </Field>
        <Button kind="main" size="big" wide busy={busy} onPress={() => void submit()}>
          {words.act}
        </Button>
      </div>
    </Sheet>
  )
}

export function WithdrawSheet({ id, onClose }: Given) {
  const { send, busy, problem } = useSending()

  async function withdraw() {
    if (!(await send(() => call(withdrawVoice, { params: { id } })))) return
    toast(text.withdrawn)
    onClose()
  }

  return (
    <Sheet title={text.withdrawTitle} onClose={onClose}>
      <div className="vo-sheet">
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <p>{text.withdrawNote}</p>
        <Button kind="danger" size="big" wide busy={busy} onPress={() => void withdraw()}>
          {text.withdraw}
        </Button>
        <Button kind="quiet" wide onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
    </Sheet>
  )
}
