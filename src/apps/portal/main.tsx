import { createRoot } from 'react-dom/client'
import '../../ui/tokens.css'
import '../../ui/ground.css'
import { App } from './App.tsx'

createRoot(document.getElementById('app')!).render(<App />)
