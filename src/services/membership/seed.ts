import type { Actor } from '../../kernel/access/index.ts'
import { type GrantCredential, grantCredentials } from '../../kernel/credentials/index.ts'
import { type Org, orgsByCode } from '../../kernel/orgs/index.ts'
import { personsByIdIndex, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { applyToJoin } from './apply-to-join.ts'
import { askForTag } from './ask-for-tag.ts'
import { askToLeave } from './ask-to-depart.ts'
import { employmentForms } from './forms.model.ts'
import { makeInvitation } from './invitations.ts'
import { newestApplications } from './joining.store.ts'
import { noteRealName } from './note-real-name.ts'
import { acceptApplication, sendBackApplication } from './review-application.ts'
import { tags } from './tag-kinds.ts'

type SeedPerson = { readonly name: string; readonly idNumber: string; readonly phone: string }

/** What the demonstration gives. */
type SeedWorld = {
  readonly members: readonly (SeedPerson & { readonly unionCode: string })[]
  readonly strangers: readonly SeedPerson[]
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
}

const platforms = ['迅捷配送', '顺风出行', '同城货运', '安居家政', '星光传媒', '好帮手代驾']
const remarks = ['同事介绍的', '', '想参加医疗互助', '站点组织加入', '']
const applicants = 12
const everyTagged = 9

/**
 * Puts joining in the middle of its work: people who have asked, some of them admitted, one sent back; members with
 * tags, one who asks for a tag, one who wants to leave; an invitation that hangs as a poster.
 */
export async function seedMembership(world: SeedWorld): Promise<void> {
  const codes = [...new Set(world.members.map((member) => member.unionCode))]
  const unions = (await transaction(system, (tx) => orgsByCode(tx, codes))).sort((a, b) => (a.code < b.code ? -1 : 1))
  const shown = unions.slice(0, 3)
  await seedTags(world, unions)
  for (const [at, person] of world.strangers.slice(-applicants).entries()) {
    await seedApplicant(world, shown[at % shown.length]!, person, at)
  }
  for (const union of shown) await seedWishes(world, union)
}

async function seedApplicant(world: SeedWorld, union: Org, person: SeedPerson, at: number): Promise<void> {
  const personId = await transaction(system, async (tx) => {
    const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, person)])
    await noteRealName(tx, registered!.personId, { proof: 'outside', by: null, byName: '演示核验', remark: '' })
    return registered!.personId
  })
  const { id } = await applyToJoin(
    workerOf(personId, person.name),
    {
      orgId: union.id,
      form: employmentForms[2 + (at % (employmentForms.length - 2))]!,
      employerName: platforms[at % platforms.length]!,
      remark: remarks[at % remarks.length]!,
    },
    newId(),
  )
  const officer = world.unionOfficerOf(union.path)
  if (at % 4 === 0) await acceptApplication(officer, { id, note: '' })
  if (at % 4 === 1) await sendBackApplication(officer, { id, note: '请写明在哪个站点工作。' })
}

/** Every ninth member of the city is known as belonging to some group. */
async function seedTags(world: SeedWorld, unions: readonly Org[]): Promise<void> {
  const byCode = new Map(unions.map((union) => [union.code, union]))
  const tagged = world.members.filter((_, at) => at % everyTagged === 0)
  const kinds = tags.filter((tag) => tag.key.startsWith('membership.tag.'))
  await transaction(system, async (tx) => {
    const indexes = tagged.map((member) => blindIndex(config().sealKeys, member.idNumber))
    const people = new Map((await personsByIdIndex(tx, indexes)).map((person) => [person.idIndex, person.id]))
    const grants = tagged.flatMap((member, at): GrantCredential[] => {
      const [ownerId, union] = [people.get(indexes[at]!), byCode.get(member.unionCode)]
      if (!ownerId || !union) return []
      const kind = kinds[at % kinds.length]!
      const byName = world.unionOfficerOf(union.path).name
      return [
        {
          ownerId,
          kind: kind.key,
          orgPath: union.path,
          issuer: { orgId: union.id, name: union.name },
          validFrom: addDays(today(), -60 - at),
          validUntil: kind.months === null ? null : addDays(today(), 20 + 7 * at),
          provenance: {
            proof: 'document',
            by: null,
            byName,
            on: addDays(today(), -60 - at),
            documentId: null,
            remark: '',
          },
        },
      ]
    })
    await grantCredentials(tx, grants)
  })
}

async function seedWishes(world: SeedWorld, union: Org): Promise<void> {
  const [one, two] = world.members.filter((member) => member.unionCode === union.code).slice(-2)
  const officer = world.unionOfficerOf(union.path)
  await makeInvitation(officer, { orgId: union.id, remark: '站点海报', lastOn: addDays(today(), 90), mostUses: null })
  const actors = await Promise.all([one, two].flatMap((member) => member ?? []).map(memberActor))
  if (actors[0])
    await askForTag(actors[0], { kind: 'membership.tag.migrant', remark: '户口在外省，来这里打工三年' }, newId())
  if (actors[1]) await askToLeave(actors[1], { reason: '回老家照顾父母' }, newId())
}

async function memberActor(member: SeedPerson): Promise<Actor> {
  const index = blindIndex(config().sealKeys, member.idNumber)
  const [person] = await transaction(system, (tx) => personsByIdIndex(tx, [index]))
  return workerOf(person!.id, member.name)
}

function workerOf(personId: string, name: string): Actor {
  const scope = { role: 'app', orgs: [], personId } as const
  return { kind: 'worker', personId, name, sessionId: null, grants: [], scope, requestId: newId(), address: '' }
}

/** Whom a visitor may want to be: somebody whose application came back, somebody who waits, somebody just admitted. */
export function joiningPeople(): Promise<{ ownerId: string; state: string }[]> {
  return transaction(system, newestApplications)
}
