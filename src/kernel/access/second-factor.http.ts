import { today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Route } from '../../platform/http/route.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import type { Actor } from './model.ts'
import { offerSecondFactor } from './offer-second-factor.ts'
import { rolesThatDemand } from './queries.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { route } from './route.ts'
import * as contract from './second-factor.contract.ts'
import { factorState } from './second-factor.store.ts'
import type { Ties } from './ties.ts'

/** The routes of the second factor. */
export function secondFactorRoutes(ties: Ties): Route<Actor>[] {
  return [
    route(contract.getSecondFactor, ({ who }) =>
      transaction(who, async (tx) => {
        const { confirmedAt, codesLeft } = await factorState(tx, who.personId!)
        const demanding = config().production ? await rolesThatDemand(tx, who.personId!, today()) : []
        const here = new Set(who.grants.map((grant) => grant.roleName))
        return {
          boundAt: confirmedAt,
          recoveryCodesLeft: codesLeft,
          waitingRoles: who.kind === 'officer' ? demanding.filter((name) => !here.has(name)) : [],
          demanded: demanding.length > 0,
        }
      }),
    ),
    route(contract.offerSecondFactor, ({ who, body }) => offerSecondFactor(ties, who, body)),
    route(contract.confirmSecondFactor, async ({ who, body }) => ({
      recoveryCodes: await confirmSecondFactor(ties, who, body.code),
    })),
    route(contract.renewRecoveryCodes, async ({ who, body }) => ({
      recoveryCodes: await renewRecoveryCodes(ties, who, body),
    })),
    route(contract.removeSecondFactor, async ({ who, body }) => {
      await removeSecondFactor(ties, who, body)
      return undefined
    }),
  ]
}
