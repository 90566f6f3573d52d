import { grantCredentials, type Provenance } from '../../kernel/credentials/index.ts'
import { findRootOrg } from '../../kernel/orgs/index.ts'
import { type PersonId, personsByIds } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { realName } from './tag-kinds.ts'

/** 实名认证: notes who found that name and id number are hers; the first one stays. In a transaction of the system. */
export async function noteRealName(
  tx: Tx,
  personId: PersonId,
  how: Pick<Provenance, 'proof' | 'by' | 'byName' | 'remark'>,
): Promise<void> {
  const [person] = await personsByIds(tx, [personId])
  const root = (await findRootOrg(tx))!
  await grantCredentials(tx, [
    {
      ownerId: personId,
      kind: realName.key,
      orgPath: person!.homePath ?? root.path,
      issuer: { orgId: null, name: how.byName },
      validFrom: today(),
      validUntil: null,
      provenance: { ...how, on: today(), documentId: null },
    },
  ])
}
