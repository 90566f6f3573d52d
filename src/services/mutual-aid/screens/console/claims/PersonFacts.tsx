import { useState } from 'react'
import { RevealDialog, useRevealed } from '../../../../../kernel/privacy/screens.ts'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import type { ClaimCard } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { moment } from '../words.tsx'

const text = consoleText.claim

/** Whose claim it is: masked, and whole for a minute when an officer who may has said why. */
export function PersonFacts({ claim }: { claim: ClaimCard }) {
  const mayReveal = useMay('people.reveal')
  const [asking, setAsking] = useState(false)
  const { person, secondsLeft, show, hide } = useRevealed()
  const phone = person ? person.phone : claim.maskedPhone
  return (
    <section>
      <h3>
        {text.person}
        {mayReveal && (
          <button type="button" className="plain tool no-print" onClick={person ? hide : () => setAsking(true)}>
            <Icon name={person ? 'eye-off' : 'eye'} size="s" />
            {person ? consoleText.reveal.hide : consoleText.reveal.open}
          </button>
        )}
      </h3>
      <Facts
        facts={[
          { name: text.name, value: person?.name ?? claim.personName },
          { name: text.idNumber, value: <span className="num">{person?.idNumber ?? claim.maskedIdNumber}</span> },
          {
            name: text.phone,
            value: phone ? <span className="num">{phone}</span> : <span className="soft">{text.noPhone}</span>,
          },
          { name: text.org, value: claim.orgName },
          { name: text.opened, value: moment(claim.openedAt) },
        ]}
      />
      <p className="revealed">
        <span role="status">{person && consoleText.reveal.shown}</span>
        {person && <small>{say(consoleText.reveal.left, { n: secondsLeft })}</small>}
      </p>
      {asking && (
        <RevealDialog
          person={{ id: claim.ownerId, name: claim.personName, idNumber: claim.maskedIdNumber }}
          place={text.place}
          onClose={() => setAsking(false)}
          onRevealed={(revealed) => {
            show(revealed)
            setAsking(false)
          }}
        />
      )}
    </section>
  )
}
