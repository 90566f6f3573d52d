import { useRef, useState } from 'react'
import { dropDraft, findDraft, keepDraft } from '../../../../platform/client/keep.ts'
import type { VoiceKind, VoiceTopic } from '../../model.ts'

export type Trouble = {
  readonly key: string
  readonly kind: VoiceKind
  readonly topic: VoiceTopic
  readonly words: string
}

/** What somebody has written of a visit and not yet sent. */
export type VisitDraft = {
  readonly family: string
  readonly household: string
  readonly troubles: readonly Trouble[]
}

const emptyDraft: VisitDraft = { family: '', household: '', troubles: [] }
const nameOf = (visitId: string) => `voices.visit.${visitId}`

/** The draft of one visit on this phone; every change is kept at once, for where people live the line is often gone. */
export function useVisitDraft(visitId: string): [draft: VisitDraft, change: (part: Partial<VisitDraft>) => void] {
  const [draft, setDraft] = useState(() => findDraft(nameOf(visitId), isVisitDraft) ?? emptyDraft)
  const latest = useRef(draft)
  const change = (part: Partial<VisitDraft>) => {
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    keepDraft(nameOf(visitId), latest.current)
  }
  return [draft, change]
}

export function dropVisitDraft(visitId: string): void {
  dropDraft(nameOf(visitId))
}

export function isVisitDraft(draft: unknown): draft is VisitDraft {
  const fields = draft as Partial<VisitDraft> | null
  if (typeof fields?.family !== 'string' || typeof fields.household !== 'string') return false
  return (
    Array.isArray(fields.troubles) &&
    fields.troubles.every((one: Partial<Trouble> | null) =>
      [one?.key, one?.kind, one?.topic, one?.words].every((part) => typeof part === 'string'),
    )
  )
}
