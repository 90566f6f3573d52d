import { Timeline } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { DeskProductPage } from '../../supply.contract.ts'
import { moment } from './words.tsx'

const text = consoleText.product
type Change = DeskProductPage['changes'][number]

/** Everything that changed about a product, the newest on top. */
export function ProductChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <section>
      <p>
        <b>{text.changes}</b>
      </p>
      {changes.length === 0 ? (
        <p className="muted">{text.noChanges}</p>
      ) : (
        <Timeline
          moments={changes.map((change, at) => ({
            key: `${change.changedAt} ${at}`,
            when: moment(change.changedAt),
            title: titleOf(change),
            by: change.because ? `${change.changedBy}：${change.because}` : change.changedBy,
          }))}
        />
      )}
    </section>
  )
}

function titleOf({ what, specification, before, after }: Change): string {
  const name = [specification, text.kinds[what]].filter(Boolean).join(' ')
  const values = { before: sayValue(what, before), after: sayValue(what, after) }
  return `${name} ${say(before === null ? text.first : text.from, values)}`
}

function sayValue(what: Change['what'], value: string | null): string {
  if (value === null || value === '') return text.none
  const states: Readonly<Record<string, string>> = consoleText.supply.states
  return what === 'state' ? (states[value] ?? value) : value
}
