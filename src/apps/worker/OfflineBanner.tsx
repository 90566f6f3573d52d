import { useReading } from '../../platform/client/use-reading.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { workerText as text } from './text.ts'

function listen(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

function isOnline(): boolean {
  return navigator.onLine
}

/** Says so while there is no network; the region is always there, so that the change is heard. */
export function OfflineBanner() {
  const online = useReading(listen, isOnline)
  return (
    <div role="status">
      {online ? null : (
        <p className="wa-offline">
          <Icon name="offline" />
          {text.offline}
        </p>
      )}
    </div>
  )
}
