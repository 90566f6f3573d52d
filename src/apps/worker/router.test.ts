import { expect, test } from 'vitest'
import { insidePath, matchPath } from './router.ts'

test.each([
  ['/mutual-aid', '/mutual-aid', {}],
  ['/mutual-aid', '/mutual-aid/', {}],
  ['/mutual-aid/claims/:id', '/mutual-aid/claims/7', { id: '7' }],
  ['/mutual-aid/claims/:id/card', '/mutual-aid/claims/a%20b/card', { id: 'a b' }],
  ['/mutual-aid/claims/:id', '/mutual-aid/claims', null],
  ['/mutual-aid/claims/:id', '/mutual-aid/claims/7/card', null],
  ['/', '/', {}],
])('the pattern %s and the path %s give %j', (pattern, path, params) => {
  expect(matchPath(pattern, path)).toEqual(params)
})

test.each([
  ['/m/mutual-aid/claims/7', '/mutual-aid/claims/7'],
  ['/m', '/'],
  ['/m/', '/'],
  ['/mutual-aid', '/mutual-aid'],
])('the link %s of a notice opens %s', (link, path) => {
  expect(insidePath(link)).toBe(path)
})
