import { defineOccasionKind } from '../../kernel/occasions/index.ts'
import { forumText } from './text.ts'

/**
 * 民主管理座谈会 (A000-05): 「按照公司、运行部、装置区3个层次，每季度分别召开一次民主管理座谈会」. Which unit sits on which layer is a
 * duty of the kernel, set by the union above.
 */
export const forumKind = defineOccasionKind({
  key: 'voices.forum',
  name: forumText.kind,
  permission: 'voices.forum',
  readPermission: 'voices.read',
  roles: forumText.roles,
  enrolment: 'invited',
  walkIn: 'yes',
})
