import type { CredentialKind } from '../../kernel/credentials/index.ts'
import { employmentForms } from './forms.model.ts'
import { isNewForm } from './joining.rules.ts'
import { formNames } from './names.text.ts'
import { tagNames } from './text.ts'

/** A tag of this service: who may ask for it, and whether a document must show it. */
export type Tag = CredentialKind & { readonly askable: boolean; readonly needsDocument: boolean }

/** 困难职工 and the like say something about a person's need or health, so few may know. */
export const guardedRead = 'membership.tag.guarded'

const plain = { family: 'tag', step: null, coded: false, guardedBy: null } as const

/** That name, id number and phone are one person's, as an outside check or an officer found. */
export const realName: CredentialKind = {
  ...plain,
  key: 'membership.real-name',
  name: tagNames['real-name'],
  months: null,
}

export const formTagKey = (form: string) => `membership.form.${form}`

const formTags: Tag[] = employmentForms.filter(isNewForm).map((form) => ({
  ...plain,
  key: formTagKey(form),
  name: formNames[form],
  months: 24,
  askable: true,
  needsDocument: false,
}))

/** The groups a member may be known to belong to. */
export const tags: readonly Tag[] = [
  ...formTags,
  tagOf('migrant', { months: 60, askable: true }),
  tagOf('hardship', { months: 12, askable: true, needsDocument: true, guardedBy: guardedRead }),
  tagOf('single-parent', { months: 24, askable: true, needsDocument: true, guardedBy: guardedRead }),
  tagOf('disabled', { months: 60, askable: true, needsDocument: true, guardedBy: guardedRead }),
  tagOf('veteran', { months: null, askable: true, needsDocument: true }),
  tagOf('model-worker', { months: null }),
  tagOf('craftsman', { months: null }),
]

function tagOf(
  name: Exclude<keyof typeof tagNames, 'real-name'>,
  part: Partial<Tag> & { readonly months: number | null },
): Tag {
  return {
    ...plain,
    key: `membership.tag.${name}`,
    name: tagNames[name],
    askable: false,
    needsDocument: false,
    ...part,
  }
}

export function findTag(key: string): Tag | undefined {
  return tags.find((tag) => tag.key === key)
}
