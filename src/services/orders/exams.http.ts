import { route } from '../../kernel/access/index.ts'
import { openExam, seatRides } from './arrange-rides.ts'
import { registerCar, settleRide, withdrawCar } from './drive-to-exams.ts'
import * as contract from './exams.contract.ts'
import { orderRide, withdrawRide } from './order-ride.ts'
import { readDriverList, readExam, readExams, readMyExams } from './read-exams.ts'

export const examRoutes = [
  route(contract.listMyExams, ({ who }) => readMyExams(who)),
  route(contract.orderRide, ({ who, params, body }) => orderRide(who, params.id, body)),
  route(contract.withdrawRide, ({ who, params }) => withdrawRide(who, params.id)),
  route(contract.registerCar, ({ who, params, body }) => registerCar(who, params.id, body)),
  route(contract.withdrawCar, ({ who, params }) => withdrawCar(who, params.id)),
  route(contract.readDriverList, ({ who, params }) => readDriverList(who, params.id)),
  route(contract.settleRide, ({ who, params, body }) => settleRide(who, params.id, body)),
  route(contract.listExams, ({ who, query }) => readExams(who, query.orgId)),
  route(contract.openExam, ({ who, body }) => openExam(who, body)),
  route(contract.getExam, ({ who, params }) => readExam(who, params.id)),
  route(contract.seatRides, ({ who, params }) => seatRides(who, params.id)),
]
