import { workerScreens as access } from '../../kernel/access/screens.ts'
import { workerScreens as occasions } from '../../kernel/occasions/screens.ts'
import { workerScreens as privacy, workerCases as privacyCases } from '../../kernel/privacy/screens.ts'
import { workerScreens as relations } from '../../kernel/relations/screens.ts'
import { workerScreens as commitments } from '../../services/commitments/screens.ts'
import { workerScreens as disputes } from '../../services/disputes/screens.ts'
import { benefitScreens as benefits, workerScreens as mall } from '../../services/mall/screens.ts'
import { workerScreens as membership } from '../../services/membership/screens.ts'
import { workerScreens as mutualAid } from '../../services/mutual-aid/screens.ts'
import { workerScreens as orders } from '../../services/orders/screens.ts'
import { workerScreens as unions } from '../../services/unions/screens.ts'
import { workerScreens as voices } from '../../services/voices/screens.ts'
import type { LazyPart, WorkerScreens } from '../../ui/screen.ts'
import { matchPath } from './router.ts'

/** Every service of the worker app, in the order of the list on the first page. */
export const services: readonly WorkerScreens[] = [
  membership,
  mutualAid,
  voices,
  orders,
  commitments,
  mall,
  benefits,
  disputes,
  unions,
]

/** What the ground or a service says of a kind of case, when this app knows it. */
export function inboxOf(type: string): WorkerScreens['cases'] | undefined {
  const ofServices = services.flatMap(({ cases, moreCases = [] }) => [...(cases ? [cases] : []), ...moreCases])
  return [privacyCases, ...ofServices].find((one) => one.type === type)
}

type FoundPage = { readonly load: LazyPart; readonly params: Record<string, string>; readonly forGuests: boolean }

/** The page of the ground or of a service at a path. */
export function findPage(path: string): FoundPage | null {
  const ground = [...access, ...privacy, ...occasions, ...relations]
  for (const page of [...ground, ...services.flatMap((service) => service.pages)]) {
    const params = matchPath(page.path, path)
    if (params) return { load: page.load, params, forGuests: 'forGuests' in page && page.forGuests === 'yes' }
  }
  return null
}
