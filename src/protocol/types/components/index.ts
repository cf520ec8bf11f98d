/** The components of items. Import from here and not from the single files: they refer to each other in a circle. */
export { type EffectDetails, effectDetails, effectInstance } from './effect.ts'
export {
  type ComponentHashes,
  type ComponentPatch,
  type ComponentPatchInput,
  componentHashes,
  componentPatch,
  exactComponents,
  untrustedComponentPatch,
} from './patch.ts'
export { type ComponentMatchers, componentMatchers } from './predicate.ts'
export {
  componentName,
  type ItemComponentName,
  type ItemComponents,
  type ItemComponentsInput,
  itemComponents,
} from './table.ts'
