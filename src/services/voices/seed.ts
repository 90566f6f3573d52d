import type { Actor } from '../../kernel/access/index.ts'
import { type Org, orgsByCode } from '../../kernel/orgs/index.ts'
import { personsByIdIndex } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { agreeToVoice } from './answer-voice.ts'
import { assignVoice } from './assign-voice.ts'
import { raiseVoice } from './raise-voice.ts'
import { seedVoices, seedVoiceText } from './seed.text.ts'
import { newestVoices } from './voices.store.ts'
import { declineVoice, noteProgress, recogniseVoice, resolveVoice } from './work-on-voice.ts'

type SeedPerson = { readonly name: string; readonly idNumber: string; readonly phone: string }

/** What the demonstration gives. */
type SeedWorld = {
  readonly members: readonly (SeedPerson & { readonly unionCode: string })[]
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
}

const shownUnions = 4

/** Puts the voices in the middle of their work: at each of a few unions one at every stage. */
export async function seedVoicesOf(world: SeedWorld): Promise<void> {
  const codes = [...new Set(world.members.map((member) => member.unionCode))]
  const unions = (await transaction(system, (tx) => orgsByCode(tx, codes))).sort((a, b) => (a.code < b.code ? -1 : 1))
  for (const union of unions.slice(0, shownUnions)) {
    const members = world.members.filter((member) => member.unionCode === union.code)
    for (const [at, voice] of seedVoices.entries()) await seedVoice(world, union, members[at]!, voice)
  }
}

async function seedVoice(
  world: SeedWorld,
  union: Org,
  member: SeedPerson,
  { until, progress, answer, ...wish }: (typeof seedVoices)[number],
): Promise<void> {
  const worker = await memberActor(member)
  const officer = world.unionOfficerOf(union.path)
  const { id } = await raiseVoice(worker, { ...wish, photoIds: [], board: 'may' }, newId())
  if (until === 'registered') return
  if (until === 'declined') return declineVoice(officer, { id, note: answer })
  await assignVoice(officer, { id, orgId: union.id, note: '', dueDays: 10 })
  await noteProgress(officer, { id, note: progress })
  if (until === 'working') return
  await resolveVoice(officer, { id, note: answer })
  if (until === 'confirming') return
  await agreeToVoice(worker, { id, note: seedVoiceText.thanks })
  await recogniseVoice(officer, { id, note: seedVoiceText.closing })
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
