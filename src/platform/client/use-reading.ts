import { useEffect, useReducer, useRef } from 'react'

/**
 * A value that lives outside the components, such as the session or the open path. `listen` tells of every change;
 * it and `read` stay the same as long as the source does. What changed between drawing and listening is not missed.
 */
export function useReading<Value>(listen: (listener: () => void) => () => void, read: () => Value): Value {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0)
  const value = read()
  const shown = useRef(value)
  shown.current = value
  useEffect(() => {
    const look = () => {
      if (!Object.is(read(), shown.current)) redraw()
    }
    look()
    return listen(look)
  }, [listen, read])
  return value
}
