import { useEffect, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { readInvitation } from '../../invitations.contract.ts'
import { findUnions, type JoinableUnion } from '../../joining.contract.ts'
import { workerText } from '../../worker.text.ts'
import type { ChosenUnion } from './join-draft.ts'

const text = workerText.union

export type Choose = (union: ChosenUnion, invitationCode: string) => void

/** Finds a union by its name, by its place in the tree, or by an invitation. */
export function UnionPicker({ onChoose, byCode }: { onChoose: Choose; byCode: 'offered' | 'not-offered' }) {
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const long = [...search].length >= 2
  return (
    <div className="gh-fields">
      <Field label={text.search} hint={text.searchHint}>
        {(wiring) => <TextInput {...wiring} type="search" maxLength={60} value={typed} onText={setTyped} />}
      </Field>
      {long ? <ByName search={search} onChoose={onChoose} /> : <ByPlace onChoose={onChoose} />}
      {byCode === 'offered' ? <ByCode onChoose={onChoose} /> : null}
    </div>
  )
}

function ByName({ search, onChoose }: { search: string; onChoose: Choose }) {
  const asked = useAsk(findUnions, { query: { search } })
  if (!asked.answer) return <Waiting asked={asked} cards={[3]} />
  const unions = asked.answer.unions.filter((union) => union.takesMembers)
  if (unions.length === 0) {
    return (
      <EmptyState icon="search" title={text.none}>
        <p>{text.noneNote}</p>
      </EmptyState>
    )
  }
  return <Unions unions={unions} onChoose={onChoose} />
}

/** Down the tree from its top, one level at a time. */
function ByPlace({ onChoose }: { onChoose: Choose }) {
  const [way, setWay] = useState<readonly JoinableUnion[]>([])
  const here = way.at(-1)
  const asked = useAsk(findUnions, here ? { query: { parentId: here.id } } : { query: {} })
  return (
    <section className="mb-place" aria-label={text.byPlace}>
      <div className="mb-place-head">
        <h3>{here ? text.into(here.name) : text.byPlace}</h3>
        {here ? (
          <Button kind="quiet" icon="undo" onPress={() => setWay(way.slice(0, -1))}>
            {text.up}
          </Button>
        ) : null}
      </div>
      {asked.answer ? (
        <Unions unions={asked.answer.unions} onChoose={onChoose} onOpen={(union) => setWay([...way, union])} />
      ) : (
        <Waiting asked={asked} cards={[3]} />
      )}
    </section>
  )
}

function Unions({
  unions,
  onChoose,
  onOpen,
}: {
  unions: readonly JoinableUnion[]
  onChoose: Choose
  onOpen?: (union: JoinableUnion) => void
}) {
  return (
    <ul className="gh-rows mb-unions">
      {unions.map((union) => {
        const { id, name, above, takesMembers, hasChildren } = union
        return (
          <li key={id}>
            <span className="gh-row-words">
              <span className="gh-row-title">{name}</span>
              {above && !onOpen ? <small>{above}</small> : null}
            </span>
            {onOpen && hasChildren ? (
              <Button kind="quiet" onPress={() => onOpen(union)}>
                {text.open}
              </Button>
            ) : null}
            {takesMembers ? <Button onPress={() => onChoose({ id, name, above }, '')}>{text.choose}</Button> : null}
          </li>
        )
      })}
    </ul>
  )
}

function ByCode({ onChoose }: { onChoose: Choose }) {
  const [code, setCode] = useState('')
  const { send, busy, problem } = useSending()

  async function use() {
    const typed = code.trim().toUpperCase()
    if (typed.length < 6) return
    await send(async () => {
      const { orgId, orgName } = await call(readInvitation, { params: { code: typed } })
      onChoose({ id: orgId, name: orgName, above: '' }, typed)
    })
  }

  return (
    <section aria-label={text.byCode}>
      <Field label={text.byCode} hint={text.codeHint} problem={problem?.sentence ?? null}>
        {(wiring) => (
          <div className="mb-code">
            <TextInput {...wiring} maxLength={12} autoCapitalize="characters" value={code} onText={setCode} />
            <Button busy={busy} onPress={() => void use()}>
              {text.useCode}
            </Button>
          </div>
        )}
      </Field>
    </section>
  )
}

/** The chosen one, with the way to choose another. */
export function Chosen({ union, onChange }: { union: ChosenUnion; onChange: () => void }) {
  return (
    <div className="mb-chosen">
      <span className="gh-row-words">
        <span className="gh-row-title">{union.name}</span>
        {union.above ? <small>{union.above}</small> : null}
      </span>
      <Button kind="quiet" onPress={onChange}>
        {text.change}
      </Button>
    </div>
  )
}

export function Missing({ sentence }: { sentence: string | null }) {
  return sentence ? <Warning tone="bad" title={sentence} /> : null
}

/** A text that has stood still for a moment, so that each letter is no question to the server. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
