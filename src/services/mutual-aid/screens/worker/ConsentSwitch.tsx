import { useState } from 'react'
import type { ConsentCard } from '../../../../kernel/privacy/contract.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Switch } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { workerText } from '../../worker.text.ts'

const text = workerText.consent

/** Asked once, before her stay and her card are used for the first time: one line, the whole text behind it. */
export function ConsentSwitch({
  consent,
  on,
  onTurn,
  missing,
}: {
  consent: ConsentCard
  on: boolean
  onTurn: () => void
  missing: boolean
}) {
  const [reading, setReading] = useState(false)
  return (
    <>
      <Switch label={text.agree(consent.title)} note={text.note} on={on} onTurn={onTurn} />
      <Button kind="quiet" onPress={() => setReading(true)}>
        {text.read}
      </Button>
      {missing ? (
        <p className="gh-field-note" data-tone="bad" role="alert" tabIndex={-1}>
          {text.missing}
        </p>
      ) : null}
      {reading ? (
        <Sheet title={consent.title} onClose={() => setReading(false)}>
          {consent.body.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Sheet>
      ) : null}
    </>
  )
}
