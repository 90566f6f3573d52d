import { dropDraft, findDraft, keepDraft } from '../../../../platform/client/keep.ts'
import type { applicableKinds } from '../../foundings.model.ts'
import { workerText as text } from '../../worker.text.ts'

type ApplicationKind = (typeof applicableKinds)[number]

export type GivenFile = { readonly id: string; readonly name: string }

/** What has been filled in and not yet sent; numbers are kept as they were typed. */
export type ApplyDraft = {
  readonly kind: ApplicationKind
  readonly creditCode: string
  readonly parentId: string
  readonly parentName: string
  readonly employerName: string
  readonly employerCreditCode: string
  readonly name: string
  readonly founderName: string
  readonly workers: string
  readonly members: string
  readonly remark: string
  readonly files: readonly GivenFile[]
}

export const emptyDraft: ApplyDraft = {
  kind: 'grassroots',
  creditCode: '',
  parentId: '',
  parentName: '',
  employerName: '',
  employerCreditCode: '',
  name: '',
  founderName: '',
  workers: '',
  members: '',
  remark: '',
  files: [],
}

const nameOf = (personId: string, about: string) => `unions.${personId}.${about}`

/** The draft of one person; somebody else on the same phone finds an empty one. */
export function draftOf(personId: string, about: string): ApplyDraft | null {
  return findDraft(nameOf(personId, about), isDraft)
}

export function keepApplyDraft(personId: string, about: string, draft: ApplyDraft): void {
  keepDraft(nameOf(personId, about), draft)
}

export function dropApplyDraft(personId: string, about: string): void {
  dropDraft(nameOf(personId, about))
}

function isDraft(draft: unknown): draft is ApplyDraft {
  const fields = draft as Partial<ApplyDraft> | null
  return typeof fields?.employerName === 'string' && typeof fields.workers === 'string' && Array.isArray(fields.files)
}

type Faults = Partial<Record<'employer' | 'parent' | 'unionName' | 'founder' | 'workers' | 'members', string>>

/** What is missing on a step, each with its sentence. */
export function faultsOf(step: number, draft: ApplyDraft): Faults {
  const { needed } = text
  const faults: Faults = {}
  if (step === 1) {
    if (draft.employerName.trim().length < 2) faults.employer = needed.employer
    if (draft.parentId === '') faults.parent = needed.parent
    if (draft.name.trim().length < 4) faults.unionName = needed.unionName
  }
  if (step === 2) {
    if (draft.founderName.trim().length < 2) faults.founder = needed.founder
    if (!/^[1-9]\d{0,6}$/.test(draft.workers)) faults.workers = needed.workers
    if (!/^\d{1,7}$/.test(draft.members)) faults.members = needed.members
    else if (Number(draft.members) > Number(draft.workers)) faults.members = needed.tooMany
  }
  return faults
}
