import { route } from '../../kernel/access/index.ts'
import { blockMatch, chooseMatches, readMatchBlocks, unblockMatch } from './choose-matches.ts'
import { changeMatchProfile, enterMatchEvent, withdrawMatchEntry } from './enter-match-event.ts'
import { callOffMatchEvent, moveMatchEvent, openMatchEvent, readMatchDoor } from './hold-match-event.ts'
import * as contract from './matching.contract.ts'
import { readMatchEvents, readMyMatchEvent, readMyMatchEvents } from './read-matches.ts'

export const matchRoutes = [
  route(contract.listMyMatchEvents, ({ who }) => readMyMatchEvents(who)),
  route(contract.getMyMatchEvent, ({ who, params }) => readMyMatchEvent(who, params.id)),
  route(contract.enterMatchEvent, ({ who, params, body }) => enterMatchEvent(who, params.id, body)),
  route(contract.changeMatchProfile, ({ who, params, body }) => changeMatchProfile(who, params.id, body)),
  route(contract.withdrawMatchEntry, ({ who, params }) => withdrawMatchEntry(who, params.id)),
  route(contract.chooseMatches, ({ who, params, body }) => chooseMatches(who, params.id, body.chosenIds)),
  route(contract.listMatchBlocks, ({ who }) => readMatchBlocks(who)),
  route(contract.blockMatch, ({ who, body }) => blockMatch(who, body.entryId)),
  route(contract.unblockMatch, ({ who, params }) => unblockMatch(who, params.id)),
  route(contract.listMatchEvents, ({ who, query }) => readMatchEvents(who, query.orgId)),
  route(contract.openMatchEvent, ({ who, body }) => openMatchEvent(who, body)),
  route(contract.moveMatchEvent, ({ who, params, body }) => moveMatchEvent(who, params.id, body)),
  route(contract.callOffMatchEvent, ({ who, params, body }) => callOffMatchEvent(who, params.id, body.reason)),
  route(contract.readMatchDoor, ({ who, params }) => readMatchDoor(who, params.id)),
]
