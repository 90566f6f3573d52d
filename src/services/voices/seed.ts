import type { Actor } from '../../kernel/access/index.ts'
import { type Org, orgsByCode } from '../../kernel/orgs/index.ts'
import { personsByIdIndex } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { agreeToVoice } from './answer-voice.ts'
import { assignVoice } from './assign-voice.ts'
import { seedCare, seedLayer } from './care.seed.ts'
import { raiseVoice } from './raise-voice.ts'
import { seedVoices, seedVoiceText } from './seed.text.ts'
import { newestVoices } from './voices.store.ts'
import { declineVoice, noteProgress, recogniseVoice, resolveVoice } from './work-on-voice.ts'

type SeedPerson = { readonly name: string; readonly idNumber: string; readonly phone: string }

/** What the demonstration gives. */
type SeedWorld = {
  readonly members: readonly (SeedPerson & { readonly unionCode: string })[]
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
  readonly countyOfficerOf: (orgPath: readonly string[]) => Actor
}

const shownUnions = 4

/** Puts the voices in the middle of their work: at each of a few unions one at every stage. */
export async function seedVoicesOf(world: SeedWorld): Promise<void> {
  const codes = [...new Set(world.members.map((member) => member.unionCode))]
  const unions = (await transaction(system, (tx) => orgsByCode(tx, codes))).sort((a, b) => (a.code < b.code ? -1 : 1))
  for (const union of unions.slice(0, shownUnions)) {
    const members = world.members.filter((member) => member.unionCode === union.code)
    const ids: string[] = []
    for (const [at, voice] of seedVoices.entries()) ids.push(await seedVoice(world, union, members[at]!, voice))
    const idOf = (holds: (voice: (typeof seedVoices)[number]) => boolean) => ids[seedVoices.findIndex(holds)]!
    const actors: Actor[] = []
    for (const member of members.slice(0, seedVoices.length)) actors.push(await memberActor(member))
    await seedCare({
      ...{ union, officer: world.unionOfficerOf(union.path), members: actors },
      disputeId: idOf(({ kind }) => kind === 'dispute'),
      closedId: idOf(({ until }) => until === 'closed'),
    })
  }
  const shown = unions.slice(0, shownUnions)
  for (const county of new Set(shown.map(({ path }) => path.at(-2)!))) {
    const below = shown.filter(({ path }) => path.at(-2) === county)
    await seedLayer(world.countyOfficerOf(below[0]!.path), below)
  }
}

async function seedVoice(
  world: SeedWorld,
  union: Org,
  member: SeedPerson,
  { until, progress, answer, ...wish }: (typeof seedVoices)[number],
): Promise<string> {
  const worker = await memberActor(member)
  const officer = world.unionOfficerOf(union.path)
  const { id } = await raiseVoice(worker, { ...wish, photoIds: [], board: 'may' }, newId())
  if (until === 'registered') return id
  if (until === 'declined') {
    await declineVoice(officer, { id, note: answer })
    return id
  }
  await assignVoice(officer, { id, orgId: union.id, note: '', dueDays: 10 })
  await noteProgress(officer, { id, note: progress })
  if (until === 'working') return id
  await resolveVoice(officer, { id, note: answer })
  if (until === 'confirming') return id
  await agreeToVoice(worker, { id, note: seedVoiceText.thanks })
  await recogniseVoice(officer, { id, note: seedVoiceText.closing })
  return id
}

async function memberActor(member: SeedPerson): Promise<Actor> {
  const index = blindIndex(config().sealKeys, member.idNumber)
  const [person] = await transaction(system, (tx) => personsByIdIndex(tx, [index]))
  const personId = person!.id
  const scope = { role: 'app', orgs: [], personId } as const
  return {
    kind: 'worker',
    personId,
    name: member.name,
    sessionId: null,
    grants: [],
    scope,
    requestId: newId(),
    address: '',
  }
}

/** Whom a visitor may want to be: somebody who is asked whether it is solved. */
export function voiceOwners(): Promise<{ ownerId: string; state: string }[]> {
  return transaction(system, newestVoices)
}
