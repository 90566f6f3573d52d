import { type FormEvent, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { Problem } from '../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { type CheckedInstrument, checkInstrument } from '../../contract.ts'
import { forceText, checkText as text } from '../../text.ts'
import './check.css'

const tones: Record<CheckedInstrument['force'], Tone> = {
  'not-signed': 'info',
  'not-yet': 'info',
  'in-force': 'ok',
  expired: 'plain',
  revoked: 'bad',
}

/** 文件验证: whoever holds a signed paper types its code and reads what the platform knows of it. */
export default function CheckPage() {
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [found, setFound] = useState<CheckedInstrument | null>(null)

  async function check(event: FormEvent) {
    event.preventDefault()
    if (code.replace(/[^0-9a-z]/gi, '').length !== 12) return setProblem(text.codeShort)
    setBusy(true)
    setProblem(null)
    setFound(null)
    try {
      setFound(await call(checkInstrument, { params: { code: code.trim() } }))
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.sentence)
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="ic-check" id="content">
      <h1>{text.title}</h1>
      <p className="gh-muted">{text.lead}</p>
      <form onSubmit={(event) => void check(event)} noValidate>
        <Field label={text.code} hint={text.codeHint} problem={problem}>
          {(wiring) => <TextInput {...wiring} autoComplete="off" maxLength={20} value={code} onText={setCode} />}
        </Field>
        <Button kind="main" size="big" type="submit" busy={busy}>
          {text.check}
        </Button>
      </form>
      <div aria-live="polite">{found ? <Found found={found} /> : null}</div>
    </main>
  )
}

function Found({ found }: { found: CheckedInstrument }) {
  const until = found.inForceUntil === null ? text.open : sayFullDay(found.inForceUntil)
  return (
    <Card title={found.title} aside={<Tag tone={tones[found.force]}>{forceText[found.force]}</Tag>}>
      <Lines
        lines={[
          { label: text.number, value: found.number },
          { label: text.period, value: `${sayFullDay(found.inForceFrom)} — ${until}` },
          ...found.organisations.map((one) => ({
            label: one.name,
            value: one.signedAt === null ? text.unsigned : text.signed(sayFullDay(dayOf(one.signedAt))),
          })),
        ]}
      />
      <p className="gh-small gh-soft">{text.digest}</p>
      <p className="ic-digest">{found.digest}</p>
    </Card>
  )
}
