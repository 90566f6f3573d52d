import { useState } from 'react'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { addDays } from '../../../../platform/dates.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Card } from '../../../../ui/Card.tsx'
import { DayChoice } from '../../../../ui/DayChoice.tsx'
import { Choice, Field, TextInput } from '../../../../ui/Field.tsx'
import { listTakingUnions, type startClaim } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import type { ClaimDraft, Faults } from './draft.ts'

export type Start = ReceivedOf<typeof startClaim>

export type StepGiven = {
  readonly draft: ClaimDraft
  readonly faults: Faults
  readonly onAlter: (next: Partial<ClaimDraft>) => void
}

/** Days back to which an end of employment can be chosen, far beyond every time limit. */
const longestAgo = 20 * 366

const employments = ['employed', 'ended', 'unclear'] as const

/** Whose debt it is, whether the employment lasts, and who is to handle it. */
export function FirmStep({ draft, faults, start, fixed, onAlter }: StepGiven & { start: Start; fixed: 'yes' | 'no' }) {
  return (
    <>
      <Card>
        <div className="gh-fields">
          <Field label={text.firm} hint={text.firmHint} problem={faults.firm ?? null}>
            {(wiring) => (
              <TextInput
                {...wiring}
                maxLength={100}
                value={draft.firm}
                readOnly={fixed === 'yes'}
                onText={(firm) => onAlter({ firm })}
              />
            )}
          </Field>
          {fixed === 'yes' ? null : (
            <Field label={text.firmCode} hint={text.firmCodeHint}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  maxLength={18}
                  autoCapitalize="characters"
                  value={draft.code}
                  onText={(code) => onAlter({ code })}
                />
              )}
            </Field>
          )}
          <Field label={text.occupation} hint={text.occupationHint}>
            {(wiring) => (
              <TextInput
                {...wiring}
                maxLength={40}
                value={draft.occupation}
                onText={(occupation) => onAlter({ occupation })}
              />
            )}
          </Field>
          <Choice
            legend={text.employment}
            name="employment"
            options={employments.map((value) => ({ value, label: text.employments[value] }))}
            value={draft.employment === '' ? null : draft.employment}
            onChoose={(employment) => onAlter({ employment })}
            problem={faults.employment ?? null}
          />
          {draft.employment === 'ended' ? (
            <Field label={text.endedOn} problem={faults.endedOn ?? null}>
              {(wiring) => (
                <DayChoice
                  {...wiring}
                  min={addDays(today(), -longestAgo)}
                  max={today()}
                  value={draft.endedOn}
                  onDay={(endedOn) => onAlter({ endedOn })}
                />
              )}
            </Field>
          ) : null}
        </div>
      </Card>
      {fixed === 'yes' ? null : <WhereCard draft={draft} faults={faults} start={start} onAlter={onAlter} />}
    </>
  )
}

/** A station nearby, the usual union, or another found by name. */
function WhereCard({ draft, faults, start, onAlter }: StepGiven & { start: Start }) {
  const [other, setOther] = useState(draft.stationId === '' && draft.orgId !== (start.usual?.id ?? ''))
  const { usual } = start
  const stations = start.stations.slice(0, 4)
  const options = [
    ...(usual ? [{ value: 'usual', label: text.usual(usual.name) }] : []),
    ...stations.map((one) => ({
      value: one.id,
      label: one.name,
      note: [one.place, one.phone].filter(Boolean).join('，'),
    })),
    { value: 'other', label: text.otherUnion },
  ]
  const chosen = other ? 'other' : draft.stationId || (draft.orgId === '' ? null : 'usual')
  const choose = (value: string) => {
    setOther(value === 'other')
    if (value === 'other') return onAlter({ stationId: '', orgId: '', orgName: '' })
    if (value === 'usual') return onAlter({ stationId: '', orgId: usual!.id, orgName: usual!.name })
    const station = stations.find((one) => one.id === value)!
    onAlter({ stationId: station.id, orgId: station.orgId, orgName: station.name })
  }
  return (
    <Card>
      <div className="gh-fields">
        <Choice
          legend={text.where}
          name="where"
          options={options}
          value={chosen}
          onChoose={choose}
          problem={faults.where ?? null}
        />
        {other ? <OtherUnion draft={draft} onAlter={onAlter} /> : null}
      </div>
    </Card>
  )
}

function OtherUnion({ draft, onAlter }: Pick<StepGiven, 'draft' | 'onAlter'>) {
  const [typed, setTyped] = useState(draft.orgName)
  return (
    <>
      <Field label={text.otherUnion} hint={text.findUnion}>
        {(wiring) => <TextInput {...wiring} maxLength={60} value={typed} onText={setTyped} />}
      </Field>
      {typed.trim().length > 1 ? <Unions search={typed.trim()} draft={draft} onAlter={onAlter} /> : null}
    </>
  )
}

function Unions({ search, draft, onAlter }: Pick<StepGiven, 'draft' | 'onAlter'> & { search: string }) {
  const asked = useAsk(listTakingUnions, { query: { search } })
  const found = (asked.answer?.unions ?? []).slice(0, 6)
  if (asked.answer && found.length === 0) return <p className="gh-small gh-muted">{text.unionNone}</p>
  if (found.length === 0) return null
  return (
    <Choice
      legend={text.unionPick}
      name="union"
      options={found.map((one) => ({ value: one.id, label: one.name }))}
      value={draft.orgId === '' ? null : draft.orgId}
      onChoose={(orgId) => onAlter({ orgId, orgName: found.find((one) => one.id === orgId)!.name })}
    />
  )
}
