import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { enterZoneOpening } from './enter-zone-opening.ts'
import { exportZone } from './export-zone.ts'
import { foundPavilion, foundRegion, rewritePavilion } from './found-pavilion.ts'
import { closePavilion, openPavilion } from './open-pavilion.ts'
import { judgeProofs, offerProofs, openProofFile, recordVisit } from './origin-proofs.ts'
import * as contract from './pavilions.contract.ts'
import { readOwnProofs, readPavilion, readProofs, readPublicZone, readRegions } from './read-pavilions.ts'
import { readZone, readZoneSales } from './read-zone.ts'
import * as zone from './zone.contract.ts'

export const pavilionRoutes: Route<Actor>[] = [
  route(contract.getPublicZone, ({ query }) => readPublicZone(query.marketId)),
  route(contract.getPavilion, ({ params }) => readPavilion(params.id)),
  route(contract.listRegions, ({ who }) => readRegions(who)),
  route(contract.foundRegion, ({ who, body }) => foundRegion(who, body)),
  route(contract.foundPavilion, ({ who, body }) => foundPavilion(who, body)),
  route(contract.rewritePavilion, ({ who, params, body }) => rewritePavilion(who, params.id, body.words)),
  route(contract.openPavilion, ({ who, params, body }) => openPavilion(who, params.id, body.opensOn)),
  route(contract.closePavilion, ({ who, params, body }) => closePavilion(who, params.id, body)),
  route(contract.listProofs, ({ who, query }) => readProofs(who, query)),
  route(contract.listOwnProofs, ({ who, query }) => readOwnProofs(who, query)),
  route(contract.offerProofs, ({ who, body }) => offerProofs(who, body)),
  route(contract.recordVisit, ({ who, body: { productIds, visit } }) =>
    recordVisit(who, { productIds, offer: { ...visit, means: 'visit', fileId: null } }),
  ),
  route(contract.judgeProofs, ({ who, body: { ids, decision, because } }) =>
    judgeProofs(who, { ids, decision, ...(because !== undefined && { because }) }),
  ),
  route(contract.downloadProof, ({ who, params }) => openProofFile(who, params.id)),
  route(zone.getZone, ({ who, query }) => readZone(who, query)),
  route(zone.listZoneSales, ({ who, query }) => readZoneSales(who, query)),
  route(zone.exportZone, ({ who, query }) => exportZone(who, query)),
  route(zone.enterZoneOpening, ({ who, body: { qualifier, source, untilDay, ...opening } }) =>
    enterZoneOpening(who, { opening, qualifier, source, untilDay }),
  ),
]
