import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export { type IdNumberReading, readIdNumber, upgradeIdNumber } from './id-number.rules.ts'
export { isPhone, maskName } from './rules.ts'

/** A person as lists show her: masked. */
export const personCard = z.object({
  id: z.uuid(),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  maskedPhone: z.string().nullable(),
  homeOrgId: z.uuid().nullable(),
  deadOn: z.iso.date().nullable(),
})
export type PersonCard = z.infer<typeof personCard>

export const foundPerson = personCard.extend({ homeOrgName: z.string().nullable() })
export type FoundPerson = z.infer<typeof foundPerson>

export const searchPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'People by name, phone or id number inside the reader’s scope, at most 20, masked.',
  door: { permission: 'people.read' },
  reach: 'subtree',
  query: z.object({ search: z.string().trim().min(1).max(60), orgId: idOf('orgs.org').optional() }),
  answer: z.object({ people: z.array(foundPerson) }),
})
