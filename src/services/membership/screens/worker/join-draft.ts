import { useCallback, useRef, useState } from 'react'
import type { UploadedDocument } from '../../../../kernel/files/screens.ts'
import { dropDraft, findDraft, keepDraft } from '../../../../platform/client/keep.ts'
import type { EmploymentForm } from '../../joining.contract.ts'

export type ChosenUnion = { readonly id: string; readonly name: string; readonly above: string }

/** What somebody has filled in and not yet sent. The id number is never kept on the phone. */
export type JoinDraft = {
  readonly name: string
  readonly phone: string
  readonly form: EmploymentForm | null
  readonly employerName: string
  readonly union: ChosenUnion | null
  readonly invitationCode: string
  readonly remark: string
  /** Uploaded already; the file itself lies with the platform. */
  readonly document: UploadedDocument | null
}

const emptyDraft: JoinDraft = {
  name: '',
  phone: '',
  form: null,
  employerName: '',
  union: null,
  invitationCode: '',
  remark: '',
  document: null,
}

const draftName = 'membership.join'

/** The draft of the task under way on this phone, a guest's too; every change is kept at once. */
export function useJoinDraft(): [draft: JoinDraft, change: (part: Partial<JoinDraft>) => void] {
  const [draft, setDraft] = useState(() => findDraft(draftName, isJoinDraft) ?? emptyDraft)
  const latest = useRef(draft)
  const change = useCallback((part: Partial<JoinDraft>) => {
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    keepDraft(draftName, latest.current)
  }, [])
  return [draft, change]
}

export function dropJoinDraft(): void {
  dropDraft(draftName)
}

function isJoinDraft(draft: unknown): draft is JoinDraft {
  const fields = draft as Partial<JoinDraft> | null
  return typeof fields?.name === 'string' && typeof fields.employerName === 'string' && fields.document !== undefined
}
