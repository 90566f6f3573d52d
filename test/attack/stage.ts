import { routes } from '../../src/apps/server/modules.ts'
import { buildApp, serve } from '../../src/apps/server/serve.ts'
import type { Actor } from '../../src/kernel/access/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { openGround } from '../world/platform.ts'
import type { Visitor } from '../world/visitor.ts'
import { type Attacker, gatherAttackers } from './attackers.ts'
import { type Garden, layOut, readPlants } from './garden.ts'
import type { Place, Planted, Resident, World } from './plant.ts'
import { accountOf, appoint, type Founded, foundWorld, residentsOf, signIn } from './world.ts'

/** A believable world behind real HTTP, with the hands of the jobs at rest, so that what changes was changed by a request. */
export type Stage = {
  readonly address: string
  readonly databaseUrl: string
  readonly world: World
  readonly garden: Garden
  readonly attackers: readonly Attacker[]
  /** The same world behind other routes. */
  readonly behind: (routes: readonly Route<Actor>[]) => Promise<{ address: string; stop(): Promise<unknown> }>
  readonly stop: () => Promise<void>
}

/** Each room's plants are planted at one place first; `meanwhile` is told before the others are planted. */
export async function openStage(meanwhile?: (early: Omit<Stage, 'stop' | 'behind'>) => Promise<void>): Promise<Stage> {
  stopClock('2025-08-04T02:00:00.000Z')
  const ground = await openGround()
  const founded = await foundWorld()
  const plants = await readPlants()
  const things: Planted[] = []

  const plantAt = async (places: readonly Place[]): Promise<void> => {
    const serving = await serve()
    const world = inhabit(founded, serving.address)
    for (const place of places) {
      things.push(...residentsOf(founded, place))
      for (const { plant } of plants) things.push(...(await plant(world, place)))
    }
    await serving.stop()
  }
  const [home, ...others] = founded.places
  await plantAt([home!])
  stopClock('2025-08-04T02:05:00.000Z')
  const early = await open(buildApp(withoutLimits(routes)))
  const attackers = await gatherAttackers(inhabit(founded, early.address))
  await meanwhile?.({
    address: early.address,
    databaseUrl: ground.databaseUrl,
    world: inhabit(founded, early.address),
    garden: layOut(things, plants),
    attackers,
  })
  await early.stop()
  stopClock('2025-08-04T02:10:00.000Z')
  await plantAt(others)

  const standing = await open(buildApp(withoutLimits(routes)))
  return {
    address: standing.address,
    databaseUrl: ground.databaseUrl,
    world: inhabit(founded, standing.address),
    garden: layOut(unique(things), plants),
    attackers,
    behind: (others) => open(buildApp(withoutLimits(others))),
    async stop() {
      await standing.stop()
      await ground.close()
    },
  }
}

/** Places share their county and city. */
function unique(things: readonly Planted[]): Planted[] {
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.id}`, thing])).values()]
}

/** Limits by the minute would stand between the attack and what it tries. */
function withoutLimits(answering: readonly Route<Actor>[]): Route<Actor>[] {
  return answering.map((route) => ({ ...route, endpoint: { ...route.endpoint, perMinute: 1_000_000 } }))
}

async function open(building: ReturnType<typeof buildApp>) {
  const app = await building
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return { address, stop: () => app.close() }
}

/** Somebody of the world signs in once. */
export function inhabit(founded: Founded, address: string): World {
  const signedIn = new Map<string, Promise<Visitor>>()
  const enter = async (who: Resident | `${string} over ${string}`): Promise<Visitor> => {
    if (typeof who !== 'string') return signIn(address, who)
    const [role, over] = who.split(' over ') as [string, string]
    const account = accountOf(role, over)
    await appoint(founded.orgIds, founded.officers, account, [[role, over]])
    return signIn(address, { account })
  }
  const as = (who: Resident | `${string} over ${string}`): Promise<Visitor> => {
    const key = typeof who === 'string' ? who : who.phone
    const visitor = signedIn.get(key) ?? enter(who)
    signedIn.set(key, visitor)
    return visitor
  }
  const settle = (key: string, path: readonly string[]) => {
    founded.orgIds[key] = path.at(-1)!
    founded.paths[key] = path
  }
  return { ...founded, address, as, settle }
}
