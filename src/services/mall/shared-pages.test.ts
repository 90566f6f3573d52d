import { expect, test } from 'vitest'
import { forgetPages, sharedPage } from './shared-pages.ts'

test('a page is read once for all who ask at the same time, and anew after a change', async () => {
  let reads = 0
  const read = async () => {
    reads += 1
    return reads
  }
  expect(await Promise.all([sharedPage('a', read), sharedPage('a', read), sharedPage('b', read)])).toEqual([1, 1, 2])
  forgetPages()
  expect(await sharedPage('a', read)).toBe(3)
})

test('a page that could not be read is asked for again', async () => {
  const broken = () => Promise.reject(new Error('the line is cut'))
  await expect(sharedPage('c', broken)).rejects.toThrow('the line is cut')
  expect(await sharedPage('c', async () => 'there')).toBe('there')
})
