import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { checkPolicy } from './check-policy.ts'
import * as contract from './policies.contract.ts'
import { publishPolicy } from './publish-policy.ts'
import { presentPolicies, readPolicies, readPublicPage } from './read-policies.ts'

export const policyRoutes: Route<Actor>[] = [
  route(contract.listPolicies, async ({ who }) => ({ policies: await readPolicies(who) })),
  route(contract.checkPolicy, ({ who, body }) => checkPolicy(who, body.draft, body.trialOwnPayFen)),
  route(
    contract.publishPolicy,
    async ({ who, body }) => (await presentPolicies(who, [await publishPolicy(who, body.draft)]))[0]!,
  ),
  route(contract.getPublicMutualAid, () => readPublicPage()),
]
