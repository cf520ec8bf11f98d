/** Heights to step up to, from the lowest; as many as were counted by {@link addHeight}. */
export const stepHeights = new Float32Array(64)

/** Adds a height to the `count` that there are, unless it is there already; returns how many there are then. */
export function addHeight(height: number, count: number): number {
  let place = count
  while (place > 0 && stepHeights[place - 1]! > height) place -= 1
  if ((place > 0 && stepHeights[place - 1] === height) || count === stepHeights.length) return count
  stepHeights.copyWithin(place + 1, place, count)
  stepHeights[place] = height
  return count + 1
}
