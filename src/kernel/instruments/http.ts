import { reading } from '../../platform/db/transaction.ts'
import { route } from '../access/index.ts'
import { checkInstrument } from './check-instrument.ts'
import * as contract from './contract.ts'
import { printInstrument } from './print-instrument.ts'
import { writeInstrument } from './write-instrument.ts'

export const routes = [
  route(contract.checkInstrument, ({ who, params }) => reading(who, (tx) => checkInstrument(tx, params.code))),
  route(contract.downloadInstrument, ({ who, params }) => printInstrument(who, params.id)),
  route(contract.downloadInstrumentText, ({ who, params }) => writeInstrument(who, params.id)),
]
