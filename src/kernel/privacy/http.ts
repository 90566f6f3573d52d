import { route } from '../access/index.ts'
import * as contract from './contract.ts'
import { downloadCopy } from './download-copy.ts'
import { listKept, listMyCopies } from './read-my-data.ts'
import { requestCopy } from './request-copy.ts'

export const routes = [
  route(contract.getMyData, async () => ({ kept: listKept() })),
  route(contract.listMyCopies, async ({ who }) => ({ copies: await listMyCopies(who) })),
  route(contract.requestCopy, ({ who }) => requestCopy(who)),
  route(contract.downloadCopy, ({ who, params }) => downloadCopy(who, params.id, params.part)),
]
