import { useState } from 'react'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type MaskedPerson, RevealDialog } from './RevealDialog.tsx'
import { useRevealed } from './use-revealed.ts'

const text = consoleText.reveal

/** An id number in a list: masked, and whole for a minute, with name and phone, when an officer who may has said why. */
export function RevealCell({ person, place }: { person: MaskedPerson; place: string }) {
  const may = useMay('people.reveal')
  const [asking, setAsking] = useState(false)
  const { person: whole, secondsLeft, show, hide } = useRevealed()
  return (
    <span className="reveal-cell">
      <span className="num">
        {whole ? [whole.name, whole.idNumber, whole.phone].filter(Boolean).join(' ') : person.idNumber}
      </span>
      {may && (
        <button
          type="button"
          className="plain no-print"
          aria-label={say(whole ? text.hideOf : text.openOf, { name: person.name })}
          title={whole ? text.hide : text.open}
          onClick={whole ? hide : () => setAsking(true)}
        >
          <Icon name={whole ? 'eye-off' : 'eye'} size="s" />
        </button>
      )}
      {whole && (
        <small className="reveal-left" role="status">
          {say(text.left, { n: secondsLeft })}
        </small>
      )}
      {asking && (
        <RevealDialog
          person={person}
          place={place}
          onClose={() => setAsking(false)}
          onRevealed={(revealed) => {
            show(revealed)
            setAsking(false)
          }}
        />
      )}
    </span>
  )
}
