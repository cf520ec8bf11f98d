import { CodecError } from '../util/errors.ts'

/**
 * How many layouts that contain themselves may lie in each other while a value is read or written: for stacks in
 * containers in stacks, three for each stack. What players can make needs half of it: a bundle in a bundle fills a
 * sixteenth of it, so that no more than 16 lie in each other. And the plain loop needs less than half of a stack of 1 MB for
 * it, which is what browsers and Node give. Source: the game's BundleContents; the game itself ends at its stack.
 */
export const maxDepth = 128

/** The error for values that lie too deep in each other. */
export function tooDeep(offset: number): CodecError {
  return new CodecError('limit_exceeded', `Values lie more than ${maxDepth} levels deep in each other`, offset, {
    maxDepth,
  })
}
