import { createRoot } from 'react-dom/client'
import { getMyCases } from '../../kernel/cases/contract.ts'
import { askAhead } from '../../platform/client/use-ask.ts'
import '../../ui/tokens.css'
import '../../ui/ground.css'
import '../../ui/page.css'
import './shell.css'
import { App } from './App.tsx'
import { startRouter } from './router.ts'
import { askWhoIsHere, wasSignedIn, watchSessionEnd } from './session.ts'
import { applyTypeSize } from './type-size.ts'

applyTypeSize()
startRouter()
watchSessionEnd()
void askWhoIsHere()
if (wasSignedIn()) askAhead(getMyCases, {})
createRoot(document.getElementById('app')!).render(<App />)

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/m/service-worker.js', { scope: '/m/' }))
}
