export { beginRelation } from './begin-relation.ts'
export { endRelation, renewRelation } from './end-relation.ts'
export { refusals as relationRefusals } from './errors.ts'
export { followRelations } from './follow-relations.ts'
export { routes as relationRoutes } from './http.ts'
export { defineRelationKind, registerRelationKinds } from './kinds.ts'
export type {
  BeginRelation,
  DutyDone,
  Relation,
  RelationKind,
  RelationParty,
  RelationSide,
  SideOfKind,
} from './model.ts'
export { personalData as relationPersonalData } from './personal-data.ts'
export { relationCards } from './present.ts'
export {
  countRelations,
  dutiesDone,
  type RelationWish,
  relationById,
  relationsOf,
  relationsUnder,
  relationsWithoutDuty,
} from './queries.ts'
export { type RecordDuty, recordDuty } from './record-duty.ts'
export { partiesOf } from './store.ts'
export { refusalText as relationRefusalText } from './text.ts'
export { verifyRelations } from './verify-relations.ts'
