import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { relations } from './forms.model.ts'

export type { Relation } from './forms.model.ts'

export const relation = z.enum(relations)

export const relative = z.object({
  id: z.uuid(),
  relation,
  name: z.string(),
  maskedIdNumber: z.string().nullable(),
  bornOn: z.iso.date(),
  age: z.int(),
  minor: z.boolean(),
})
export type RelativeCard = z.infer<typeof relative>

export const listRelatives = endpoint({
  method: 'GET',
  path: '/me/membership/relatives',
  summary: 'The reader’s family as she keeps it.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ relatives: z.array(relative) }),
})

export const addRelative = endpoint({
  method: 'POST',
  path: '/me/membership/relatives',
  summary: 'Enters somebody of the family; at most twenty.',
  door: 'signed-in',
  reach: 'self',
  body: z.object({
    relation,
    name: z.string().trim().min(2).max(40),
    bornOn: z.iso.date(),
    idNumber: naming('people.id-number', z.string().trim().max(18)).default(''),
  }),
  answer: relative,
})

export const removeRelative = endpoint({
  method: 'DELETE',
  path: '/me/membership/relatives/:id',
  summary: 'Takes somebody out of the family.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('membership.relative') }),
})
