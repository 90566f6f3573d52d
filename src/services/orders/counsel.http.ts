import { route } from '../../kernel/access/index.ts'
import { answerHandOver, bookTalk, cancelTalk } from './book-talk.ts'
import * as contract from './counsel.contract.ts'
import {
  askHandOver,
  closeCounselCase,
  closeHour,
  flagRisk,
  offerHour,
  readNotes,
  settleTalk,
  writeNote,
} from './keep-counsel.ts'
import { readCounsel, readMyCounsel } from './read-counsel.ts'

export const counselRoutes = [
  route(contract.readMyCounsel, ({ who }) => readMyCounsel(who)),
  route(contract.bookTalk, ({ who, body }) => bookTalk(who, body)),
  route(contract.cancelTalk, ({ who, params }) => cancelTalk(who, params.id)),
  route(contract.answerHandOver, ({ who, params, body }) => answerHandOver(who, params.id, body.answer)),
  route(contract.readCounsel, ({ who }) => readCounsel(who)),
  route(contract.offerHour, ({ who, body }) => offerHour(who, body)),
  route(contract.closeHour, ({ who, params }) => closeHour(who, params.id)),
  route(contract.settleTalk, ({ who, params, body }) => settleTalk(who, params.id, body.outcome)),
  route(contract.readNotes, ({ who, params }) => readNotes(who, params.id)),
  route(contract.writeNote, ({ who, params, body }) => writeNote(who, params.id, body.text)),
  route(contract.askHandOver, ({ who, params, body }) => askHandOver(who, params.id, body.toId)),
  route(contract.flagRisk, ({ who, params, body }) => flagRisk(who, params.id, body.because)),
  route(contract.closeCounselCase, ({ who, params }) => closeCounselCase(who, params.id)),
]
