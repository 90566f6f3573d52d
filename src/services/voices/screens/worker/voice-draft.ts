import { useCallback, useRef, useState } from 'react'
import { dropDraft, findDraft, keepDraft } from '../../../../platform/client/keep.ts'
import type { VoiceKind, VoiceTopic } from '../../model.ts'

export type Photo = { readonly id: string; readonly name: string }

/** What somebody has written and not yet sent. */
export type VoiceDraft = {
  readonly kind: VoiceKind | null
  readonly topic: VoiceTopic | null
  readonly words: string
  readonly place: string
  readonly photos: readonly Photo[]
  readonly named: 'named' | 'anonymous'
  readonly board: 'may' | 'not'
}

const emptyDraft: VoiceDraft = {
  kind: null,
  topic: null,
  words: '',
  place: '',
  photos: [],
  named: 'named',
  board: 'may',
}

const draftName = 'voices.voice'

/** The draft on this phone; every change is kept at once. */
export function useVoiceDraft(): [draft: VoiceDraft, change: (part: Partial<VoiceDraft>) => void] {
  const [draft, setDraft] = useState(() => findDraft(draftName, isVoiceDraft) ?? emptyDraft)
  const latest = useRef(draft)
  const change = useCallback((part: Partial<VoiceDraft>) => {
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    keepDraft(draftName, latest.current)
  }, [])
  return [draft, change]
}

export function dropVoiceDraft(): void {
  dropDraft(draftName)
}

function isVoiceDraft(draft: unknown): draft is VoiceDraft {
  const fields = draft as Partial<VoiceDraft> | null
  return typeof fields?.words === 'string' && Array.isArray(fields.photos) && typeof fields.named === 'string'
}
