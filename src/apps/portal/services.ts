import { portalScreens as instruments } from '../../kernel/instruments/screens.ts'
import { portalScreens as commitments } from '../../services/commitments/screens.ts'
import { portalScreens as disputes } from '../../services/disputes/screens.ts'
import { portalScreens as mall } from '../../services/mall/screens.ts'
import { portalScreens as mutualAid } from '../../services/mutual-aid/screens.ts'
import { portalScreens as voices } from '../../services/voices/screens.ts'
import type { PortalScreens } from '../../ui/screen.ts'

/** The services and rooms whose pages the portal carries; one line each. */
export const services: readonly PortalScreens[] = [mutualAid, voices, commitments, mall, disputes, instruments]
