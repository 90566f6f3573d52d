import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { handBackParcel, handOutParcel, showParcels } from './hand-out-parcel.ts'
import { readParcels } from './read-parcels.ts'
import * as contract from './stations.contract.ts'
import { admitStation, changeStation, closeStation, listStations, readStations } from './stations.ts'
import { takeInParcel } from './take-in-parcel.ts'

export const stationRoutes: Route<Actor>[] = [
  route(contract.listStations, ({ who, params }) => listStations(who, params.marketId)),
  route(contract.listOwnStations, ({ who }) => readStations(who)),
  route(contract.admitStation, ({ who, body }) => admitStation(who, body)),
  route(contract.changeStation, ({ who, params, body }) => changeStation(who, params.id, body)),
  route(contract.closeStation, ({ who, params, body }) => closeStation(who, params.id, body.because)),
  route(contract.listParcels, ({ who, query }) => readParcels(who, query)),
  route(contract.takeInParcel, ({ who, params, body }) => takeInParcel(who, params.id, body.shelf)),
  route(contract.showParcels, ({ who, body }) => showParcels(who, body)),
  route(contract.handOutParcel, ({ who, params, idempotencyKey }) => handOutParcel(who, params.id, idempotencyKey)),
  route(contract.handBackParcel, ({ who, params, idempotencyKey }) => handBackParcel(who, params.id, idempotencyKey)),
]
