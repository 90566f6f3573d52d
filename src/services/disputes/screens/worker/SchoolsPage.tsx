import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { boardText } from '../../board.text.ts'
import { industryNames, schoolRoles } from '../../case.text.ts'
import { applyToObserve, listOpenSchools, type OpenSchoolCard } from '../../observers.contract.ts'
import './disputes.css'
import { useAct } from './use-act.ts'

const text = boardText.schools
const tones: Record<'applied' | 'accepted' | 'declined', Tone> = { applied: 'info', accepted: 'ok', declined: 'plain' }

/** Schools to come: who is of the industry and region asks to observe, everybody else watches. */
export default function SchoolsPage(given: PageGiven) {
  const asked = useAsk(listOpenSchools, {})
  return (
    <Page top={<TopBar title={text.name} backHref={given.href('/disputes')} />}>
      <p className="gh-muted">{text.lead}</p>
      {asked.answer ? <Schools schools={asked.answer.schools} /> : <Waiting asked={asked} cards={[4]} />}
    </Page>
  )
}

function Schools({ schools }: { schools: readonly OpenSchoolCard[] }) {
  if (schools.length === 0) {
    return (
      <Card>
        <EmptyState icon="book" title={text.none}>
          <p>{text.noneNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return schools.map((school) => <School key={school.id} school={school} />)
}

function School({ school }: { school: OpenSchoolCard }) {
  const { mine, liveUrl } = school
  return (
    <Card title={school.title} aside={mine ? <Tag tone={tones[mine.state]}>{text.states[mine.state]}</Tag> : null}>
      <p>{text.when(sayInstant(school.startsAt, instantNow()), school.place)}</p>
      <p className="gh-muted">{text.of(industryNames[school.industry], school.regionName)}</p>
      <p className="gh-small gh-muted">{school.orgName}</p>
      {mine?.because ? <p>{text.because(mine.because)}</p> : null}
      {mine?.state === 'accepted' ? <p>{text.accepted}</p> : null}
      <div className="ds-acts">
        {liveUrl ? (
          <LinkButton wide icon="eye" href={liveUrl}>
            {text.live}
          </LinkButton>
        ) : null}
        {mine ? null : <Ask id={school.id} />}
      </div>
    </Card>
  )
}

/** The first press opens the few questions, the second sends them. */
function Ask({ id }: { id: string }) {
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState(false)
  const [firmName, setFirmName] = useState('')
  const [role, setRole] = useState<'head' | 'representative' | null>(null)
  const [reason, setReason] = useState('')
  const { act, busy, problem } = useAct()
  const press = () => {
    if (!open) return setOpen(true)
    setTried(true)
    if (firmName.trim().length < 2 || !role) return
    const body = { firmName: firmName.trim(), role, reason: reason.trim() }
    void act(() => call(applyToObserve, { params: { id }, body }), text.sent)
  }
  return (
    <div className="gh-fields">
      {open ? (
        <>
          <Field label={text.firm} problem={tried && firmName.trim().length < 2 ? text.firmMissing : null}>
            {(wiring) => <TextInput {...wiring} maxLength={100} value={firmName} onText={setFirmName} />}
          </Field>
          <Choice
            legend={text.role}
            name={`role-${id}`}
            options={(['representative', 'head'] as const).map((value) => ({ value, label: schoolRoles[value] }))}
            value={role}
            onChoose={setRole}
            problem={tried && !role ? text.roleMissing : null}
          />
          <Field label={text.reason}>
            {(wiring) => <TextArea {...wiring} rows={2} maxLength={300} value={reason} onText={setReason} />}
          </Field>
        </>
      ) : null}
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Button kind={open ? 'main' : 'plain'} wide busy={busy} onPress={press}>
        {open ? text.send : text.ask}
      </Button>
    </div>
  )
}
