import { consoleScreens as privacy } from '../../kernel/privacy/screens.ts'
import { consoleScreens as commitments } from '../../services/commitments/screens.ts'
import { consoleScreens as disputes } from '../../services/disputes/screens.ts'
import { benefitConsoleScreens as benefits, consoleScreens as mall } from '../../services/mall/screens.ts'
import { recordScreens as memberRecords, consoleScreens as membership } from '../../services/membership/screens.ts'
import { consoleScreens as mutualAid } from '../../services/mutual-aid/screens.ts'
import { consoleScreens as orders } from '../../services/orders/screens.ts'
import { consoleScreens as unions } from '../../services/unions/screens.ts'
import { consoleScreens as voices } from '../../services/voices/screens.ts'
import type { ConsoleScreens } from '../../ui/console/screen.ts'

/** The services whose screens this console carries; one line each. */
export const services: readonly ConsoleScreens[] = [
  membership,
  memberRecords,
  voices,
  orders,
  commitments,
  mutualAid,
  unions,
  mall,
  disputes,
  benefits,
]

/** Where a case opens, whichever service it belongs to, or the ground. */
export function casePath(type: string, caseId: string): string | null {
  for (const service of [privacy, ...services]) {
    const path = service.casePath(type, caseId)
    if (path) return path
  }
  return null
}
