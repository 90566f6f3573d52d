import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { amendCommitment } from './amend-commitment.ts'
import * as contract from './commitments.contract.ts'
import { answerRemark, rateCommitment, remarkOnCommitment } from './hear-workers.ts'
import { issueBulletin } from './issue-bulletin.ts'
import { judgeCommitment } from './judge-commitment.ts'
import * as lists from './lists.contract.ts'
import { openPaper, openPublicPaper, openSeenPaper } from './open-paper.ts'
import { exportCommitments, printList } from './print-list.ts'
import { publishList } from './publish-list.ts'
import { listCommitments, listKeepers, readCommitment } from './read-commitments.ts'
import { readOverview } from './read-overview.ts'
import { listPublic, listSeen, readPublic, readSeen } from './read-seen.ts'
import { redraftCommitment, registerCommitment, withdrawCommitment } from './register-commitment.ts'
import { reportCommitment, returnCommitment } from './report-commitment.ts'
import * as seen from './seen.contract.ts'
import { takeStep } from './take-step.ts'

const keeping: Route<Actor>[] = [
  route(contract.registerCommitment, ({ who, body, idempotencyKey }) => registerCommitment(who, body, idempotencyKey)),
  route(contract.redraftCommitment, ({ who, params, body }) => redraftCommitment(who, params.id, body)),
  route(contract.reportCommitment, ({ who, params, body }) => reportCommitment(who, params.id, body.toOrgId)),
  route(contract.returnCommitment, ({ who, params, body }) => returnCommitment(who, params.id, body.note)),
  route(contract.withdrawCommitment, ({ who, params, body }) => withdrawCommitment(who, params.id, body.note)),
  route(contract.amendCommitment, ({ who, params, body }) => amendCommitment(who, params.id, body)),
  route(contract.takeStep, ({ who, params, body }) =>
    takeStep(who, params.id, { ...body, quantity: body.quantity ?? null }),
  ),
  route(contract.judgeCommitment, ({ who, params, body }) =>
    judgeCommitment(who, params.id, { ...body, promisedOn: body.promisedOn ?? null }),
  ),
  route(contract.answerRemark, ({ who, params, body }) => answerRemark(who, params.id, body.answer)),
]

const reading: Route<Actor>[] = [
  route(contract.listCommitments, ({ who, query }) => listCommitments(who, query)),
  route(contract.exportCommitments, ({ who, query }) => exportCommitments(who, query)),
  route(contract.listKeepers, ({ who, query }) => listKeepers(who, query.orgId)),
  route(contract.getCommitment, ({ who, params }) => readCommitment(who, params.id)),
  route(contract.openCommitmentPaper, ({ who, params }) => openPaper(who, params.id, params.paperId)),
]

const publishing: Route<Actor>[] = [
  route(lists.publishList, ({ who, body, idempotencyKey }) => publishList(who, body, idempotencyKey)),
  route(lists.issueBulletin, ({ who, params, body, idempotencyKey }) =>
    issueBulletin(who, params.id, body, idempotencyKey),
  ),
  route(lists.readOverview, ({ who, query }) => readOverview(who, query)),
  route(lists.printList, ({ who, params }) => printList(who, params.id)),
]

const seeing: Route<Actor>[] = [
  route(seen.listSeenCommitments, ({ who, query }) => listSeen(who, query.year)),
  route(seen.getSeenCommitment, ({ who, params }) => readSeen(who, params.id)),
  route(seen.openSeenPaper, ({ who, params }) => openSeenPaper(who, params.id, params.paperId)),
  route(seen.rateCommitment, ({ who, params, body }) => rateCommitment(who, params.id, body)),
  route(seen.remarkOnCommitment, ({ who, params, body, idempotencyKey }) =>
    remarkOnCommitment(who, params.id, body, idempotencyKey),
  ),
  route(seen.listPublicCommitments, ({ query }) => listPublic(query.year)),
  route(seen.getPublicCommitment, ({ params }) => readPublic(params.id)),
  route(seen.openPublicPaper, ({ params }) => openPublicPaper(params.id, params.paperId)),
]

export const commitmentRoutes: Route<Actor>[] = [...publishing, ...keeping, ...reading, ...seeing]
