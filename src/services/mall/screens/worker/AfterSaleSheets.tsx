import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import './after-sales.css'
import { agreeToAnswer, appealAnswer, withdrawAfterSale } from '../../after-sales.contract.ts'
import { afterSalesText as text } from '../../after-sales-worker.text.ts'

type Given = { readonly id: string; readonly onClose: () => void }

export function AppealSheet({ id, onClose }: Given) {
  const [because, setBecause] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, problem, act } = useAct(onClose)
  const short = because.trim().length < 5 ? text.becauseHint : null
  function appeal() {
    setTried(true)
    if (short) return
    void act(call(appealAnswer, { params: { id }, body: { because: because.trim() } }), text.appealed)
  }
  return (
    <Sheet title={text.appealTitle} onClose={onClose}>
      <div className="mall-after-sheet">
        <p className="gh-muted">{text.appealNote}</p>
        <Field label={text.because} hint={text.becauseHint} problem={tried ? short : null}>
          {(wiring) => <TextArea {...wiring} rows={4} maxLength={300} value={because} onText={setBecause} />}
        </Field>
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Button kind="main" size="big" wide busy={busy} onPress={appeal}>
          {text.appeal}
        </Button>
      </div>
    </Sheet>
  )
}

export function WithdrawSheet({ id, onClose }: Given) {
  const { busy, problem, act } = useAct(onClose)
  return (
    <Sheet title={text.withdrawTitle} onClose={onClose}>
      <p className="gh-muted">{text.withdrawNote}</p>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <div className="mall-filters-acts">
        <Button size="big" onPress={onClose}>
          {text.stay}
        </Button>
        <Button
          kind="main"
          size="big"
          busy={busy}
          onPress={() => void act(call(withdrawAfterSale, { params: { id } }), text.withdrawn)}
        >
          {text.withdraw}
        </Button>
      </div>
    </Sheet>
  )
}

export function useAgreeing(id: string) {
  const { busy, act } = useAct(() => undefined)
  return { busy, agree: () => act(call(agreeToAnswer, { params: { id } }), text.agreed) }
}

function useAct(onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function act(deed: Promise<unknown>, done: string): Promise<void> {
    setBusy(true)
    const failed = await problemFrom(deed.then(() => undefined))
    await askAgain('/me/mall')
    setBusy(false)
    setProblem(failed)
    if (failed) return
    toast(done)
    onDone()
  }
  return { busy, problem, act }
}
