import type { Actor } from '../../kernel/access/index.ts'
import type { CaseFollower, CaseType } from '../../kernel/cases/index.ts'
import type { CredentialKind } from '../../kernel/credentials/index.ts'
import type { JobDefinition, RecurringDefinition } from '../../kernel/jobs/index.ts'
import type { DefinedKind } from '../../kernel/occasions/index.ts'
import type { PathFollower } from '../../kernel/orgs/index.ts'
import type { ConsentText, FindObstacles } from '../../kernel/privacy/index.ts'
import type { RelationKind } from '../../kernel/relations/index.ts'
import type { Command } from '../../platform/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Route } from '../../platform/http/route.ts'
import type { DeclaredTable } from '../../platform/personal-data.ts'
import { commitments } from '../../services/commitments/service.ts'
import { disputes } from '../../services/disputes/service.ts'
import { mall } from '../../services/mall/service.ts'
import { membership } from '../../services/membership/service.ts'
import { mutualAid } from '../../services/mutual-aid/service.ts'
import { orders } from '../../services/orders/service.ts'
import { unions } from '../../services/unions/service.ts'
import { voices } from '../../services/voices/service.ts'

/** What a union service brings to the apps; its `service.ts` gathers it. */
export type Service = {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly caseTypes: readonly CaseType[]
  /** What it keeps in step when the kernel moves a case, by the key of the type. */
  readonly caseFollowers?: Readonly<Record<string, CaseFollower>>
  /** Tags, certificates and grades that it lets people hold. */
  readonly credentialKinds?: readonly CredentialKind[]
  /** Kinds of occasion that it holds. */
  readonly occasionKinds?: readonly DefinedKind[]
  /** Kinds of relation that it lets be kept. */
  readonly relationKinds?: readonly RelationKind[]
  readonly routes: readonly Route<Actor>[]
  readonly jobs: readonly JobDefinition[]
  /** What comes back by the clock. */
  readonly recurring?: readonly RecurringDefinition[]
  readonly commands: readonly Command[]
  /** What its tables keep of persons, for what, until when, and what erasure does. */
  readonly personalData: readonly DeclaredTable[]
  /** What people are asked to consent to before it uses something of theirs. */
  readonly consentTexts?: readonly ConsentText[]
  /** Why a person cannot be erased yet, besides her cases, money and office. */
  readonly findObstacles?: FindObstacles
  /** Stored paths follow the tree. */
  readonly followPaths: PathFollower
  /** Sentences for `gonghui verify`; none when every promise holds. */
  readonly verify: (tx: Tx) => Promise<readonly string[]>
  /** How people call the service's accounts in the ledger, by kind. */
  readonly accountNames?: Readonly<Record<string, string>>
  readonly refusalText: Readonly<Record<string, string>>
}

/** Every service of the platform. Taking one out is deleting its folder and its line here and in the other shells. */
export const services: readonly Service[] = [unions, membership, mutualAid, mall, voices, orders, disputes, commitments]
