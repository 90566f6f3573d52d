import type { EmploymentForm } from './joining.contract.ts'
import type { AdmissionKind } from './model.ts'

/** Every form but work for an employer and odd jobs is 新就业形态. */
export function isNewForm(form: EmploymentForm): boolean {
  return form !== 'employed' && form !== 'flexible'
}

/** An employee names her employer; who works for herself may leave it open. */
export function lacksEmployer({ form, employerName }: { form: EmploymentForm; employerName: string }): boolean {
  return form === 'employed' && employerName.trim().length < 2
}

/** The facts that a deed leaves: the sum of all forms, and the form by itself where it is known. */
export function factKinds(deed: AdmissionKind | 'left' | 'transferred-away', form: string | null): string[] {
  return form === null ? [`membership.${deed}`] : [`membership.${deed}`, `membership.${deed}.${form}`]
}
