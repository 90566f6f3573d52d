import { mutualAid } from '../../services/mutual-aid/service.ts'

/** Every service of the platform. Taking one out is deleting its folder and its line here and in the shells. */
export const services = [mutualAid] as const
