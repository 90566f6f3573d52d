export { benefitScreens as benefitConsoleScreens, consoleScreens } from './screens/console/manifest.ts'
export { portalScreens } from './screens/portal/manifest.ts'
export { benefitScreens, workerScreens } from './screens/worker/manifest.ts'
