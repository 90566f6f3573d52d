import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { DigitsInput } from '../../../../ui/DigitsInput.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextInput } from '../../../../ui/Field.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { addRelative, listRelatives, type RelativeCard, removeRelative } from '../../family.contract.ts'
import { readBirthday } from '../../family.rules.ts'
import { type Relation, relations } from '../../forms.model.ts'
import { relationNames } from '../../names.text.ts'
import { workerText } from '../../worker.text.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'

const text = workerText.family

/** 家属: kept by the member herself, children among them. */
export default function FamilyPage({ href }: PageGiven) {
  const asked = useAsk(listRelatives, {})
  const [adding, setAdding] = useState(false)
  return (
    <Page
      top={<TopBar title={text.title} backHref={href('/membership')} />}
      acts={
        <Button kind="main" size="big" onPress={() => setAdding(true)}>
          {text.add}
        </Button>
      }
    >
      {asked.answer ? <Relatives relatives={asked.answer.relatives} /> : <Waiting asked={asked} cards={[4]} />}
      {adding ? <Adding onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

function Relatives({ relatives }: { relatives: readonly RelativeCard[] }) {
  const [removing, setRemoving] = useState<RelativeCard | null>(null)
  if (relatives.length === 0) {
    return (
      <Card>
        <EmptyState icon="people" title={text.none}>
          <p>{text.noneNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card>
      <ul className="gh-rows">
        {relatives.map((one) => (
          <li key={one.id} className="mb-held">
            <div className="mb-held-head">
              <b>{one.name}</b>
              {one.minor ? <Tag tone="info">{text.minor}</Tag> : null}
            </div>
            <small>
              {relationNames[one.relation]}，{text.age(one.age)}，{sayFullDay(one.bornOn)}
            </small>
            {one.maskedIdNumber ? <small>{one.maskedIdNumber}</small> : null}
            <Button onPress={() => setRemoving(one)}>{text.remove}</Button>
          </li>
        ))}
      </ul>
      {removing ? <Removing relative={removing} onClose={() => setRemoving(null)} /> : null}
    </Card>
  )
}

function Adding({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<Relation | null>(null)
  const [name, setName] = useState('')
  const [born, setBorn] = useState('')
  const bornOn = readBirthday(born, today())
  const [idNumber, setIdNumber] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()

  async function save() {
    setTried(true)
    if (!chosen || name.trim().length < 2 || bornOn === null) return
    const body = { relation: chosen, name: name.trim(), bornOn, idNumber }
    if (!(await send(() => call(addRelative, { body })))) return
    toast(text.saved)
    onClose()
  }

  return (
    <Sheet title={text.add} onClose={onClose}>
      <div className="gh-fields">
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Choice
          legend={text.relation}
          name="relation"
          options={relations.map((value) => ({ value, label: relationNames[value] }))}
          value={chosen}
          onChoose={setChosen}
          problem={tried && !chosen ? text.relationMissing : null}
        />
        <Field label={text.name} problem={tried && name.trim().length < 2 ? text.nameMissing : null}>
          {(wiring) => <TextInput {...wiring} maxLength={40} autoComplete="off" value={name} onText={setName} />}
        </Field>
        <Field label={text.bornOn} hint={text.bornHint} problem={tried && bornOn === null ? text.bornMissing : null}>
          {(wiring) => <DigitsInput {...wiring} group={4} most={8} value={born} onDigits={setBorn} />}
        </Field>
        <Field label={text.idNumber}>
          {(wiring) => (
            <TextInput
              {...wiring}
              maxLength={18}
              autoComplete="off"
              value={idNumber}
              onText={(typed) => setIdNumber(typed.replace(/[^\dXx]/g, '').toUpperCase())}
            />
          )}
        </Field>
        <Button kind="main" size="big" wide busy={busy} onPress={() => void save()}>
          {text.save}
        </Button>
      </div>
    </Sheet>
  )
}

function Removing({ relative, onClose }: { relative: RelativeCard; onClose: () => void }) {
  const { send, busy, problem } = useSending()

  async function remove() {
    if (!(await send(() => call(removeRelative, { params: { id: relative.id } })))) return
    toast(text.removed)
    onClose()
  }

  return (
    <Sheet title={text.removeAsk(relative.name)} onClose={onClose}>
      <p className="gh-muted">{text.removeNote}</p>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <div className="mb-acts">
        <Button size="big" onPress={onClose}>
          {text.keep}
        </Button>
        <Button size="big" kind="danger" busy={busy} onPress={() => void remove()}>
          {text.remove}
        </Button>
      </div>
    </Sheet>
  )
}
