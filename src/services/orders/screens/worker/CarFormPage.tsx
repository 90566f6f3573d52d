import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { registerCar } from '../../exams.contract.ts'
import { examWorkerText } from '../../exams.text.ts'

const text = examWorkerText.driver

/** 我来送考. */
export default function CarFormPage(given: PageGiven) {
  const [plate, setPlate] = useState('')
  const [seats, setSeats] = useState('4')
  const [phone, setPhone] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const { send, busy, problem } = useSending()
  const faults = {
    plate: plate.trim().length < 7 ? text.plateWrong : null,
    seats: Number(seats) >= 1 && Number(seats) <= 50 ? null : text.seatsWrong,
    phone: /^1\d{10}$/.test(phone.trim()) ? null : examWorkerText.form.phoneWrong,
  }
  const shown = (fault: string | null) => (tried ? fault : null)

  async function submit() {
    setTried(true)
    if (Object.values(faults).some(Boolean)) return focusFirstProblem(form.current)
    const body = { plate: plate.trim(), seats: Number(seats), phone: phone.trim() }
    if (!(await send(() => call(registerCar, { params: { id: given.params.id! }, body })))) return
    toast(text.sent)
    given.go('/orders/exams', 'rewind')
  }

  return (
    <div className="gh-form" ref={form}>
      <Page
        top={<TopBar title={text.title} backHref={given.href('/orders/exams')} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Card>
          <p>{text.lead}</p>
          <div className="gh-fields">
            <Field label={text.plate} hint={text.plateHint} problem={shown(faults.plate)}>
              {(wiring) => <TextInput {...wiring} maxLength={12} value={plate} onText={setPlate} />}
            </Field>
            <Field label={text.seats} problem={shown(faults.seats)}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  inputMode="numeric"
                  maxLength={2}
                  value={seats}
                  onText={(typed) => setSeats(typed.replace(/\D/g, ''))}
                />
              )}
            </Field>
            <Field label={examWorkerText.form.phone} problem={shown(faults.phone)}>
              {(wiring) => <TextInput {...wiring} inputMode="tel" maxLength={11} value={phone} onText={setPhone} />}
            </Field>
          </div>
        </Card>
      </Page>
    </div>
  )
}
