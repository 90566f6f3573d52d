import { workerScreens as access } from '../../kernel/access/screens.ts'
import { workerScreens as mall } from '../../services/mall/screens.ts'
import { workerScreens as mutualAid } from '../../services/mutual-aid/screens.ts'
import type { LazyPart, WorkerScreens } from '../../ui/screen.ts'
import { matchPath } from './router.ts'

/** Every service of the worker app, in the order of the list on the first page. */
export const services: readonly WorkerScreens[] = [mutualAid, mall]

/** The service a case belongs to, when this app knows it. */
export function serviceOfCase(type: string): WorkerScreens | undefined {
  return services.find((service) => service.cases?.type === type)
}

/** The page of the ground or of a service at a path. */
export function findPage(path: string): { load: LazyPart; params: Record<string, string> } | null {
  for (const page of [...access, ...services.flatMap((service) => service.pages)]) {
    const params = matchPath(page.path, path)
    if (params) return { load: page.load, params }
  }
  return null
}
