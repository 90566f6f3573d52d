import { downloadFile } from '../../../../../kernel/files/contract.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { type Moment, Timeline } from '../../../../../ui/console/Facts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import type { UnionPage } from '../../../unions.contract.ts'
import { fullDay } from '../words.ts'

const text = consoleText.sheet

/** Names, places, changes and elections of a union in one line, the latest on top. */
export function UnionHistory({ page }: { page: UnionPage }) {
  return (
    <aside className="aside-line">
      <h3>{text.history}</h3>
      <Timeline moments={momentsOf(page)} />
    </aside>
  )
}

type Dated = Moment & { readonly on: string }

function momentsOf(page: UnionPage): readonly Moment[] {
  const dated: Dated[] = [...changesOf(page), ...namesOf(page), ...placesOf(page), ...electionsOf(page)]
  return dated
    .sort((a, b) => b.on.localeCompare(a.on))
    .map((moment, at) => (at === 0 ? { ...moment, kind: 'present' as const } : moment))
}

function changesOf(page: UnionPage): Dated[] {
  return page.changes.map((change) => ({
    key: change.id,
    on: change.on,
    when: fullDay(change.on),
    title: change.sentence,
    by: change.basis ? say(text.by, { basis: change.basis, who: change.recordedByName }) : change.recordedByName,
  }))
}

/** What no recorded change has said already: names and places that came with the tree. */
function namesOf(page: UnionPage): Dated[] {
  const told = new Set(page.changes.map((change) => change.on))
  return page.names
    .filter((one) => !told.has(one.fromOn))
    .map((one) => ({
      key: `name ${one.fromOn}`,
      on: one.fromOn,
      when: fullDay(one.fromOn),
      title: one.fromOn === page.foundedOn ? foundedAs(page, one) : say(text.renamed, { name: one.name }),
    }))
}

function foundedAs(page: UnionPage, { fromOn, name }: UnionPage['names'][number]): string {
  const parentName = page.places.find((one) => one.fromOn === fromOn)?.parentName
  return parentName ? say(text.foundedBelow, { name, parent: parentName }) : say(text.founded, { name })
}

function placesOf(page: UnionPage): Dated[] {
  const told = new Set(page.changes.map((change) => change.on))
  return page.places
    .filter((one) => one.parentName !== null && one.fromOn !== page.foundedOn && !told.has(one.fromOn))
    .map((one) => ({
      key: `place ${one.fromOn}`,
      on: one.fromOn,
      when: fullDay(one.fromOn),
      title: say(text.moved, { name: one.parentName! }),
    }))
}

function electionsOf(page: UnionPage): Dated[] {
  return page.elections.map((one) => ({
    key: one.id,
    on: one.heldOn,
    when: fullDay(one.heldOn),
    title: say(text.elected, { kind: one.kindName, eligible: one.eligibleCount, attended: one.attendedCount }),
    by: (
      <>
        {one.methodName}
        {consoleText.between}
        {one.elected.map((elected) => `${elected.name}（${elected.postName}）`).join('、')}
        {one.files.map((file) => (
          <a key={file.id} className="link row" download href={addressOf(downloadFile, { params: { id: file.id } })}>
            <Icon name="file" size="s" />
            {file.name}
          </a>
        ))}
      </>
    ),
  }))
}
