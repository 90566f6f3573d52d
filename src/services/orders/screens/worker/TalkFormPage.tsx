import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { displayMoment } from '../../../../platform/dates.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { bookTalk, type MyCounsel, readMyCounsel } from '../../counsel.contract.ts'
import { counselWorkerText } from '../../counsel.text.ts'

const text = counselWorkerText.form

/** 预约咨询. */
export default function TalkFormPage(given: PageGiven) {
  const asked = useAsk(readMyCounsel, {})
  const hour = asked.answer?.hours.find((one) => one.id === given.params.hour)
  if (!hour) {
    return (
      <Page top={<TopBar title={text.title} backHref={given.href('/orders/counsel')} />}>
        {asked.answer ? <Warning tone="info" title={text.gone} /> : <Waiting asked={asked} cards={[5]} />}
      </Page>
    )
  }
  return <TalkForm hour={hour} given={given} />
}

function TalkForm({ hour, given }: { hour: MyCounsel['hours'][number]; given: PageGiven }) {
  const [named, setNamed] = useState<'name' | 'alias' | null>(null)
  const [said, setSaid] = useState({ alias: '', topic: '', emergencyName: '', emergencyPhone: '' })
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const { send, busy, problem } = useSending()
  const faults = {
    named: named === null ? text.namedMissing : null,
    alias: named === 'alias' && said.alias.trim() === '' ? text.aliasMissing : null,
    name: said.emergencyName.trim() === '' ? text.nameMissing : null,
    phone: /^1\d{10}$/.test(said.emergencyPhone.trim()) ? null : text.phoneWrong,
  }
  const shown = (fault: string | null) => (tried ? fault : null)
  const type = (key: keyof typeof said) => (typed: string) => setSaid({ ...said, [key]: typed })

  async function submit() {
    setTried(true)
    if (named === null || Object.values(faults).some(Boolean)) return focusFirstProblem(form.current)
    const body = {
      ...{ hourId: hour.id, named, alias: said.alias.trim(), topic: said.topic.trim() },
      ...{ emergencyName: said.emergencyName.trim(), emergencyPhone: said.emergencyPhone.trim() },
    }
    if (!(await send(() => call(bookTalk, { body })))) return
    toast(text.sent)
    given.go('/orders/counsel', 'rewind')
  }

  return (
    <div className="gh-form" ref={form}>
      <Page
        top={<TopBar title={text.title} backHref={given.href('/orders/counsel')} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Card title={displayMoment(hour.startsAt)}>
          <p className="gh-soft">{`${hour.counsellorName} · ${hour.place}`}</p>
          <Choice
            legend={text.named}
            name="named"
            options={[
              { value: 'alias', label: text.byAlias, note: text.byAliasNote },
              { value: 'name', label: text.byName },
            ]}
            value={named}
            onChoose={setNamed}
            problem={shown(faults.named)}
          />
        </Card>
        <Card>
          <div className="gh-fields">
            {named === 'alias' ? (
              <Field label={text.alias} problem={shown(faults.alias)}>
                {(wiring) => <TextInput {...wiring} maxLength={20} value={said.alias} onText={type('alias')} />}
              </Field>
            ) : null}
            <Field label={text.topic}>
              {(wiring) => <TextArea {...wiring} rows={3} maxLength={300} value={said.topic} onText={type('topic')} />}
            </Field>
          </div>
        </Card>
        <Card title={text.emergency}>
          <p className="gh-soft">{text.emergencyNote}</p>
          <div className="gh-fields">
            <Field label={text.emergencyName} problem={shown(faults.name)}>
              {(wiring) => (
                <TextInput {...wiring} maxLength={40} value={said.emergencyName} onText={type('emergencyName')} />
              )}
            </Field>
            <Field label={text.emergencyPhone} problem={shown(faults.phone)}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  inputMode="tel"
                  maxLength={11}
                  value={said.emergencyPhone}
                  onText={type('emergencyPhone')}
                />
              )}
            </Field>
          </div>
        </Card>
      </Page>
    </div>
  )
}
