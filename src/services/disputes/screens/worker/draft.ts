import { dropDraft, findDraft, keepDraft } from '../../../../platform/client/keep.ts'
import type { Day } from '../../../../platform/dates.ts'
import { parseYuan } from '../../../../platform/money.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import type { DisputeSubject } from '../../model.ts'
import { workerText as text } from '../../worker.text.ts'

export type GivenPhoto = { readonly id: string; readonly name: string }

/** What has been filled in and not yet sent; sums are kept as they were typed. */
export type ClaimDraft = {
  readonly firm: string
  readonly code: string
  readonly occupation: string
  readonly employment: 'employed' | 'ended' | 'unclear' | ''
  readonly endedOn: string
  readonly orgId: string
  readonly orgName: string
  readonly stationId: string
  readonly subjects: readonly DisputeSubject[]
  readonly months: Readonly<Record<Day, string>>
  readonly other: string
  readonly otherWhat: string
  readonly photos: readonly GivenPhoto[]
  readonly story: string
  readonly phone: string
  readonly migrant: boolean
}

export const emptyDraft: ClaimDraft = {
  firm: '',
  code: '',
  occupation: '',
  employment: '',
  endedOn: '',
  orgId: '',
  orgName: '',
  stationId: '',
  subjects: ['wages'],
  months: {},
  other: '',
  otherWhat: '',
  photos: [],
  story: '',
  phone: '',
  migrant: true,
}

const nameOf = (personId: string, about: string) => `disputes.${personId}.${about}`

export function draftOf(personId: string, about: string): ClaimDraft | null {
  return findDraft(nameOf(personId, about), isDraft)
}

export function keepClaimDraft(personId: string, about: string, draft: ClaimDraft): void {
  keepDraft(nameOf(personId, about), draft)
}

export function dropClaimDraft(personId: string, about: string): void {
  dropDraft(nameOf(personId, about))
}

function isDraft(draft: unknown): draft is ClaimDraft {
  return typeof draft === 'object' && draft !== null && Object.keys(emptyDraft).every((key) => key in draft)
}

/** What was sent back, to be corrected. */
export function draftFrom(file: DisputeFile): ClaimDraft {
  return {
    ...emptyDraft,
    firm: file.parties[0]!.name,
    code: file.parties[0]!.creditCode ?? '',
    occupation: file.occupation,
    employment: file.employment,
    endedOn: file.endedOn ?? '',
    orgId: file.case.orgId,
    orgName: file.case.orgName,
    subjects: file.subjects,
    months: Object.fromEntries(file.wages.map((one) => [one.month, String(one.owedFen / 100)])),
    other: file.otherFen > 0 ? String(file.otherFen / 100) : '',
    otherWhat: file.otherWhat,
    story: file.story,
    migrant: file.isMigrant,
  }
}

/** What the claim comes to so far; what cannot be read counts as nothing. */
export function totalOf({ months, other }: ClaimDraft): number {
  return [...Object.values(months), other].reduce((sum, typed) => sum + (parseYuan(typed) ?? 0), 0)
}

export type Faults = Partial<Record<keyof typeof text.needed, string>>

/** What is still missing on a step. */
export function faultsOf(step: number, draft: ClaimDraft): Faults {
  const { needed } = text
  const faults: Faults = {}
  if (step === 1) {
    if (draft.firm.trim().length < 2) faults.firm = needed.firm
    if (draft.orgId === '') faults.where = needed.where
    if (draft.employment === '') faults.employment = needed.employment
    if (draft.employment === 'ended' && draft.endedOn === '') faults.endedOn = needed.endedOn
  }
  if (step === 2) {
    const typed = Object.values(draft.months)
    if (draft.subjects.length === 0) faults.subjects = needed.subjects
    if (typed.some((one) => (parseYuan(one) ?? 0) <= 0)) faults.amount = needed.amount
    if (typed.length === 0 && draft.other === '') faults.months = needed.months
    if (draft.other !== '' && (parseYuan(draft.other) ?? 0) <= 0) faults.amount = needed.amount
    if (draft.other !== '' && draft.otherWhat.trim() === '') faults.otherWhat = needed.otherWhat
  }
  if (step === 3 && draft.phone !== '' && !/^1\d{10}$/.test(draft.phone)) faults.phone = needed.phone
  return faults
}

/** The claim as the server takes it. */
export function claimFrom(draft: ClaimDraft) {
  return {
    occupation: draft.occupation.trim(),
    isMigrant: draft.migrant,
    employment: draft.employment as 'employed' | 'ended' | 'unclear',
    endedOn: draft.employment === 'ended' ? draft.endedOn : null,
    subjects: [...draft.subjects],
    wages: Object.entries(draft.months)
      .map(([month, typed]) => ({ month, owedFen: parseYuan(typed)! }))
      .toSorted((a, b) => a.month.localeCompare(b.month)),
    otherFen: draft.other === '' ? 0 : parseYuan(draft.other)!,
    otherWhat: draft.otherWhat.trim(),
    story: draft.story.trim(),
    evidence: draft.photos.map((photo) => ({ fileId: photo.id, kind: 'photo' as const })),
  }
}
