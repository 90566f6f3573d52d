import type { ReactNode } from 'react'
import { Card } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { MergeSide } from '../../../merge.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { fullDay } from '../words.ts'

const text = recordsText.merges
const names = text.facts

/** The record that goes and the one that stays, line by line, so that what differs is seen. */
export function MergeSides({ goes, stays }: { goes: MergeSide; stays: MergeSide }) {
  const lines = [
    { name: names.name, of: ({ person }: MergeSide) => person.maskedName },
    { name: names.idNumber, of: ({ person }: MergeSide) => <span className="num">{person.maskedIdNumber}</span> },
    { name: names.bornOn, of: ({ bornOn }: MergeSide) => fullDay(bornOn) },
    { name: names.sex, of: ({ sex }: MergeSide) => text.sexes[sex] },
    { name: names.phone, of: ({ person }: MergeSide) => person.maskedPhone ?? text.none },
    { name: names.home, of: ({ homeOrgName }: MergeSide) => homeOrgName ?? text.none },
    { name: names.past, of: pastOf },
  ]
  return (
    <Card title={text.beside} ruled>
      <div className="table-scroll">
        <PlainTable
          caption={text.beside}
          rows={lines}
          keyOf={(line) => line.name}
          columns={[
            { key: 'name', name: text.fact, cell: (line) => <span className="soft nowrap">{line.name}</span> },
            { key: 'goes', name: text.goes, cell: (line) => line.of(goes) },
            { key: 'stays', name: text.stays, cell: (line) => line.of(stays) },
          ]}
        />
      </div>
    </Card>
  )
}

function pastOf({ memberships }: MergeSide): ReactNode {
  if (memberships.length === 0) return text.none
  return (
    <ul>
      {memberships.map(({ orgName, fromOn, untilOn }) => (
        <li key={fromOn}>
          {orgName}
          <br />
          <small className="soft">
            {say(text.span, { from: fullDay(fromOn), until: untilOn ? fullDay(untilOn) : text.until })}
          </small>
        </li>
      ))}
    </ul>
  )
}
