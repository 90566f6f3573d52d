import { useState } from 'react'
import type { Point } from '../../benefits.rules.ts'
import { metresBetween } from '../../benefits.rules.ts'
import type { MerchantPlaceCard } from '../../merchants.contract.ts'

let kept: Point | null = null

/** Where this phone is, once asked for; it is used on the phone alone and sent nowhere. */
export function useHere(): {
  readonly here: Point | null
  readonly state: 'off' | 'asking' | 'on' | 'denied'
  readonly find: () => void
  readonly forget: () => void
} {
  const [here, setHere] = useState<Point | null>(kept)
  const [state, setState] = useState<'off' | 'asking' | 'on' | 'denied'>(kept ? 'on' : 'off')
  return {
    here,
    state,
    find() {
      setState('asking')
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude } }) => {
          kept = { latitude, longitude }
          setHere(kept)
          setState('on')
        },
        () => setState('denied'),
        { maximumAge: 300_000, timeout: 10_000 },
      )
    },
    forget() {
      kept = null
      setHere(null)
      setState('off')
    },
  }
}

/** Metres to the nearest of some places; null while it is not known. */
export function nearestMetres(places: readonly MerchantPlaceCard[], here: Point | null): number | null {
  if (!here) return null
  const away = places.flatMap((place) => metresTo(place, here) ?? [])
  return away.length > 0 ? Math.min(...away) : null
}

export function metresTo({ latitude, longitude }: MerchantPlaceCard, here: Point | null): number | null {
  return here && latitude !== null && longitude !== null ? metresBetween(here, { latitude, longitude }) : null
}
