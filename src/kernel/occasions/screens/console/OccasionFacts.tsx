import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText as text } from '../../console.text.ts'
import { markGuests, type OccasionPage } from '../../contract.ts'
import { TakeBackDialog } from './OccasionDialog.tsx'
import { moment } from './words.ts'

type Props = { occasion: OccasionPage }

/** 来宾: people without an account, and which of them came. */
export function GuestFacts({ occasion }: Props) {
  const mark = useMutation({
    mutationFn: (guestId: string) => call(markGuests, { params: { id: occasion.id }, body: { guestIds: [guestId] } }),
  })
  if (occasion.guests.length === 0) return null
  const mayMark = occasion.runs && occasion.state !== 'cancelled' && occasion.state !== 'planned'
  return (
    <section>
      <h3>{text.guests}</h3>
      <Facts
        facts={occasion.guests.map((guest) => ({
          name: guest.name,
          value: [guest.unit, guest.roleName].filter(Boolean).join(text.between) || text.guests,
          more: guest.presentAt ? (
            say(text.guestIn, { at: moment(guest.presentAt) })
          ) : mayMark ? (
            <button type="button" className="plain link no-print" onClick={() => mark.mutate(guest.id)}>
              {text.guestMark}
            </button>
          ) : null,
        }))}
      />
    </section>
  )
}

/** Numbers logged on the spot; what was taken back stays readable. */
export function CountFacts({ occasion }: Props) {
  const [taken, setTaken] = useState<OccasionPage['counts'][number] | null>(null)
  if (occasion.counts.length === 0) return null
  return (
    <section>
      <h3>{text.counts}</h3>
      <PlainTable
        caption={text.counts}
        rows={occasion.counts}
        keyOf={(one) => one.id}
        columns={[
          { key: 'what', name: text.countColumns.what, cell: (one) => one.name },
          {
            key: 'quantity',
            name: text.countColumns.quantity,
            right: true,
            cell: (one) => `${count(one.quantity)} ${one.unit}`,
          },
          {
            key: 'by',
            name: text.countColumns.by,
            cell: (one) => [one.countedBy, moment(one.countedAt), one.note].filter(Boolean).join(text.between),
          },
          {
            key: 'acts',
            name: text.countColumns.acts,
            cell: (one) =>
              one.takenBack ? (
                <StateTag tone="plain">{text.takenBack}</StateTag>
              ) : occasion.runs && one.quantity > 0 ? (
                <button type="button" className="plain link no-print" onClick={() => setTaken(one)}>
                  {text.takeBack}
                </button>
              ) : null,
          },
        ]}
      />
      {taken && <TakeBackDialog occasionId={occasion.id} countId={taken.id} onClose={() => setTaken(null)} />}
    </section>
  )
}

export function MinutesFacts({ occasion }: Props) {
  const latest = occasion.minutes.toSorted((one, other) => other.version - one.version)[0]
  if (!latest) return null
  return (
    <section>
      <h3>
        {text.minutes}
        <small className="soft">
          {say(text.minutesVersion, { n: latest.version, by: latest.writtenBy, at: moment(latest.writtenAt) })}
        </small>
      </h3>
      <p style={{ whiteSpace: 'pre-wrap' }}>{latest.text}</p>
    </section>
  )
}

/** What people said afterwards, without names. */
export function FeedbackFacts({ occasion: { feedback } }: Props) {
  if (feedback.count === 0) return null
  return (
    <section>
      <h3>
        {text.feedback}
        <small className="soft">
          {say(text.feedbackSum, { n: count(feedback.count), average: feedback.average ?? '' })}
        </small>
      </h3>
      <ul>
        {feedback.entries
          .filter((one) => one.text !== '')
          .map((one) => (
            <li key={one.givenAt}>
              {say(text.stars, { n: one.stars })}
              {text.between}
              {one.text}
            </li>
          ))}
      </ul>
    </section>
  )
}
