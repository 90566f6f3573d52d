import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, Switch, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { changeMatchProfile, enterMatchEvent, getMyMatchEvent, type MyMatchPage } from '../../matching.contract.ts'
import { matchWorkerText as text } from '../../matching.text.ts'

/** Signs up, or changes what she told the others. */
export default function MatchFormPage(given: PageGiven) {
  const asked = useAsk(getMyMatchEvent, { params: { id: given.params.id! } })
  if (!asked.answer) {
    return (
      <Page top={<TopBar title={text.enterTitle} backHref={given.href('/orders/matches')} />}>
        <Waiting asked={asked} cards={[5]} />
      </Page>
    )
  }
  return <MatchForm page={asked.answer} given={given} />
}

function MatchForm({ page: { event, profile }, given }: { page: MyMatchPage; given: PageGiven }) {
  const [single, setSingle] = useState(false)
  const [nickname, setNickname] = useState(profile?.nickname ?? '')
  const [about, setAbout] = useState(profile?.about ?? '')
  const [hopes, setHopes] = useState(profile?.hopes ?? '')
  const [contact, setContact] = useState(profile?.contact ?? '')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const { send, busy, problem } = useSending()
  const faults = {
    nickname: nickname.trim() === '' ? text.nicknameMissing : null,
    about: about.trim().length < 2 ? text.aboutShort : null,
    contact: contact.trim().length < 4 ? text.contactShort : null,
    single: profile === null && !single ? text.singleMissing : null,
  }
  const shown = (fault: string | null) => (tried ? fault : null)
  const back = `/orders/matches/${event.id}`

  async function submit() {
    setTried(true)
    if (Object.values(faults).some(Boolean)) return focusFirstProblem(form.current)
    const said = { nickname: nickname.trim(), about: about.trim(), hopes: hopes.trim(), contact: contact.trim() }
    const params = { id: event.id }
    const sent = await send(() =>
      profile
        ? call(changeMatchProfile, { params, body: said })
        : call(enterMatchEvent, { params, body: { ...said, single: 'declared' } }).then(({ number }) =>
            toast(text.entered(number)),
          ),
    )
    if (!sent) return
    if (profile) toast(text.saved)
    given.go(back, 'rewind')
  }

  return (
    <div className="gh-form" ref={form}>
      <Page
        top={<TopBar title={profile ? text.change : text.enterTitle} backHref={given.href(back)} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {profile ? text.save : text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Card title={event.title}>
          <div className="gh-fields">
            <Field label={text.nickname} problem={shown(faults.nickname)}>
              {(wiring) => <TextInput {...wiring} maxLength={20} value={nickname} onText={setNickname} />}
            </Field>
            <Field label={text.about} hint={text.aboutHint} problem={shown(faults.about)}>
              {(wiring) => <TextArea {...wiring} rows={3} maxLength={300} value={about} onText={setAbout} />}
            </Field>
            <Field label={text.hopes}>
              {(wiring) => <TextArea {...wiring} rows={2} maxLength={300} value={hopes} onText={setHopes} />}
            </Field>
            <Field label={text.contact} hint={text.contactHint} problem={shown(faults.contact)}>
              {(wiring) => <TextInput {...wiring} maxLength={60} value={contact} onText={setContact} />}
            </Field>
          </div>
        </Card>
        {profile ? null : (
          <Card>
            <Switch label={text.single} note={text.singleNote} on={single} onTurn={() => setSingle(!single)} />
            {shown(faults.single) ? <Warning tone="bad" title={text.singleMissing} /> : null}
          </Card>
        )}
        <Warning tone="info" title={text.secrecy}>
          <p>{text.secrecyNote}</p>
        </Warning>
      </Page>
    </div>
  )
}
