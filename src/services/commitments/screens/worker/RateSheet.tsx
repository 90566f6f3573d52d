import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { rateCommitment } from '../../seen.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.rating
const stars = ['5', '4', '3', '2', '1'] as const
type Stars = (typeof stars)[number]

/** Her word on what was done, once. */
export function RateSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [chosen, setChosen] = useState<Stars | null>(null)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()

  async function submit() {
    setTried(true)
    if (chosen === null) return
    const body = { stars: Number(chosen), words: words.trim() }
    if (!(await send(() => call(rateCommitment, { params: { id }, body })))) return
    toast(text.thanks)
    onClose()
  }

  return (
    <Sheet title={text.title} onClose={onClose}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Choice
        legend={text.title}
        name="stars"
        options={stars.map((value) => ({ value, label: text.stars[Number(value) - 1]! }))}
        value={chosen}
        onChoose={setChosen}
        problem={tried && chosen === null ? text.missing : null}
      />
      <Field label={text.words}>
        {(wiring) => <TextArea {...wiring} rows={3} maxLength={500} value={words} onText={setWords} />}
      </Field>
      <Button kind="main" size="big" wide busy={busy} onPress={() => void submit()}>
        {text.send}
      </Button>
    </Sheet>
  )
}
