import { routeFor } from '../../platform/http/route.ts'
import type { Actor } from './model.ts'

/** Ties an endpoint to the code that answers it, for every module whose callers are actors. */
export const route = routeFor<Actor>()
