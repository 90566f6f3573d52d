import type { EmploymentForm } from './joining.contract.ts'

/** What of a row only this service understands, in one text; the store takes it apart with the same sign. */
export const noteSign = '\x1f'

type Noted = { readonly form: EmploymentForm; readonly employerName: string }

export function noteOf({ form, employerName }: Noted): string {
  return form + noteSign + employerName
}

export function readNote(note: string): Noted {
  const [form, employerName] = note.split(noteSign)
  return { form: form as EmploymentForm, employerName: employerName! }
}
