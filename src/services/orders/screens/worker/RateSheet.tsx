import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { rateOrder } from '../../orders.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.detail
const stars = ['5', '4', '3', '2', '1'] as const
type Stars = (typeof stars)[number]

/** Her word on what was served: stars, or that nobody came. */
export function RateSheet({
  id,
  served,
  onClose,
}: {
  id: string
  served: 'served' | 'not-served'
  onClose: () => void
}) {
  const [chosen, setChosen] = useState<Stars | null>(null)
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const isServed = served === 'served'

  async function submit() {
    setTried(true)
    if (isServed && chosen === null) return
    const body = { served, stars: isServed ? Number(chosen) : 1, text: said.trim() }
    if (!(await send(() => call(rateOrder, { params: { id }, body })))) return
    toast(isServed ? text.thanks : text.notServedSent)
    onClose()
  }

  return (
    <Sheet title={isServed ? text.rateTitle : text.notServedTitle} onClose={onClose}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {isServed ? (
        <Choice
          legend={text.rateTitle}
          name="stars"
          options={stars.map((value) => ({ value, label: text.rateStars[Number(value) - 1]! }))}
          value={chosen}
          onChoose={setChosen}
          problem={tried && chosen === null ? text.rateMissing : null}
        />
      ) : null}
      <Field label={isServed ? text.rateText : text.notServedText}>
        {(wiring) => <TextArea {...wiring} rows={3} maxLength={500} value={said} onText={setSaid} />}
      </Field>
      <Button kind="main" size="big" wide busy={busy} onPress={() => void submit()}>
        {isServed ? text.rateSend : text.notServedSend}
      </Button>
    </Sheet>
  )
}
