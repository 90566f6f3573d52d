import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { exportBenefitFigures, readBenefitFigures, readBenefitUses } from './benefit-figures.ts'
import * as offers from './benefits.contract.ts'
import { handInEntries, registerDeskKey } from './hand-in-entries.ts'
import * as merchants from './merchants.contract.ts'
import { admitMerchant, placeMerchant, readMerchants, setBenefitSetting, suspendMerchant } from './merchants.ts'
import * as mine from './my-benefits.contract.ts'
import { makeBenefitCodes, readMyBenefit, readMyBenefits, readMyUses } from './my-benefits.ts'
import { readBenefit, readBenefitDesk, readBenefits } from './read-benefits.ts'
import { readMerchantDesk, readMyRedemptions, readOfflineEntries } from './read-merchant-desk.ts'
import { redeemBenefit } from './redeem-benefit.ts'
import * as desk from './redemptions.contract.ts'
import { exportStatement, readMyStatements, readStatements, settleMerchants } from './settle-merchants.ts'
import { undoRedemption } from './undo-redemption.ts'
import {
  changeBenefitLimits,
  draftBenefit,
  endBenefit,
  pauseBenefit,
  publishBenefit,
  reviseBenefit,
} from './write-benefit.ts'

export const benefitRoutes: Route<Actor>[] = [
  route(mine.listMyBenefits, ({ who, query }) => readMyBenefits(who, query)),
  route(mine.getMyBenefit, ({ who, params }) => readMyBenefit(who, params.id)),
  route(mine.makeBenefitCodes, ({ who }) => makeBenefitCodes(who)),
  route(mine.listMyUses, ({ who, query }) => readMyUses(who, query)),

  route(desk.getMerchantDesk, ({ who }) => readMerchantDesk(who)),
  route(desk.registerDeskKey, ({ who, body }) => registerDeskKey(who, body)),
  route(desk.redeemBenefit, ({ who, body, idempotencyKey }) => redeemBenefit(who, body, idempotencyKey)),
  route(desk.undoRedemption, ({ who, params, body, idempotencyKey }) =>
    undoRedemption(who, { id: params.id, because: body.because }, idempotencyKey),
  ),
  route(desk.listMyRedemptions, ({ who, query }) => readMyRedemptions(who, query)),
  route(desk.handInEntries, ({ who, body }) => handInEntries(who, body.entries)),
  route(desk.listOfflineEntries, ({ who, query }) => readOfflineEntries(who, query)),
  route(merchants.listMyStatements, ({ who, query }) => readMyStatements(who, query)),
  route(merchants.downloadMyStatement, ({ who, params, query }) => exportStatement(who, params.id, query.format)),

  route(offers.listBenefits, ({ who, query }) => readBenefits(who, query)),
  route(offers.getBenefitDesk, ({ who, query }) => readBenefitDesk(who, query.orgId)),
  route(offers.getBenefit, ({ who, params }) => readBenefit(who, params.id)),
  route(offers.draftBenefit, ({ who, body }) => draftBenefit(who, body.draft)),
  route(offers.reviseBenefit, ({ who, params, body }) => reviseBenefit(who, params.id, body.draft)),
  route(offers.publishBenefit, ({ who, params }) => publishBenefit(who, params.id)),
  route(offers.pauseBenefit, ({ who, params, body }) => pauseBenefit(who, params.id, body)),
  route(offers.endBenefit, ({ who, params, body }) => endBenefit(who, params.id, body.because)),
  route(offers.changeBenefitLimits, ({ who, params, body }) =>
    changeBenefitLimits(who, params.id, body.limits, body.because),
  ),
  route(offers.setBenefitSetting, ({ who, params, body }) => setBenefitSetting(who, { orgId: params.orgId, ...body })),
  route(offers.getBenefitFigures, ({ who, query }) => readBenefitFigures(who, query)),
  route(offers.downloadBenefitFigures, ({ who, query }) => exportBenefitFigures(who, query)),
  route(offers.listBenefitUses, ({ who, query }) => readBenefitUses(who, query)),

  route(merchants.listMerchants, ({ who, query }) => readMerchants(who, query.orgId)),
  route(merchants.admitMerchant, ({ who, body }) => admitMerchant(who, body)),
  route(merchants.suspendMerchant, ({ who, params, body }) => suspendMerchant(who, params.id, body.because)),
  route(merchants.placeMerchant, ({ who, params, body }) => placeMerchant(who, params.id, body.places)),
  route(merchants.listBenefitStatements, ({ who, query }) => readStatements(who, query)),
  route(merchants.settleMerchants, ({ who, body, idempotencyKey }) => settleMerchants(who, body, idempotencyKey)),
  route(merchants.downloadBenefitStatement, ({ who, params, query }) => exportStatement(who, params.id, query.format)),
]
