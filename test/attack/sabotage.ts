import type { Actor } from '../../src/kernel/access/index.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { World } from './plant.ts'

/**
 * A route whose code believes that every officer holds every permission over the whole tree. The scope that the database
 * is told stays what it was, so that row-level security alone stands in the way.
 */
export function withoutCodeCheck(route: Route<Actor>, world: World): Route<Actor> {
  return { ...route, answer: (call) => route.answer({ ...call, who: asIfOfTheRoot(call.who, world) }) }
}

function asIfOfTheRoot(who: Actor, world: World): Actor {
  const root = world.orgIds.province!
  return {
    ...who,
    grants: who.grants.map((grant) => ({ ...grant, orgId: root, orgPath: [root] })),
  }
}
