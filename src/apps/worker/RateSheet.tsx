import { useState } from 'react'
import { rateCase } from '../../kernel/cases/contract.ts'
import { call } from '../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../platform/client/problem.ts'
import { askAgain } from '../../platform/client/use-ask.ts'
import { Button } from '../../ui/Button.tsx'
import { Warning } from '../../ui/EmptyState.tsx'
import { Choice, Field, TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { toast } from '../../ui/Toast.tsx'
import { workerText as text } from './text.ts'

const stars = ['5', '4', '3', '2', '1'] as const
type Stars = (typeof stars)[number]

/** Her stars for a round that is over. */
export function RateSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [chosen, setChosen] = useState<Stars | null>(null)
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function submit() {
    setTried(true)
    if (chosen === null) return
    setBusy(true)
    const body = { stars: Number(chosen) as 1 | 2 | 3 | 4 | 5, text: said.trim() }
    const failed = await problemFrom(call(rateCase, { params: { id }, body }))
    setBusy(false)
    setProblem(failed)
    if (failed) return
    await Promise.all([askAgain('/cases'), askAgain('/me/cases')])
    toast(text.caseRated)
    onClose()
  }

  return (
    <Sheet title={text.caseRate} onClose={onClose}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Choice
        legend={text.caseRate}
        name="stars"
        options={stars.map((value) => ({ value, label: text.caseRateStars[Number(value) - 1]! }))}
        value={chosen}
        onChoose={setChosen}
        problem={tried && chosen === null ? text.caseRateMissing : null}
      />
      <Field label={text.caseRateText}>
        {(wiring) => <TextArea {...wiring} rows={3} maxLength={500} value={said} onText={setSaid} />}
      </Field>
      <Button kind="main" size="big" wide busy={busy} onPress={() => void submit()}>
        {text.caseRateSend}
      </Button>
    </Sheet>
  )
}
