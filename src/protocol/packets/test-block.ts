import { bool, oneOf, option, packedPosition, string, struct, varInt, vec3 } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { optionalText, text } from '../types/text.ts'

/** The player pressed a button of a test instance block. Needs operator rights. */
export const testInstanceBlockAction = serverbound('play', 'test_instance_block_action', {
  position: packedPosition,
  action: oneOf(['init', 'query', 'set', 'reset', 'save', 'export', 'run']),
  /** What the screen of the block shows. */
  data: struct({
    /** Id of the test, in minecraft:test_instance. */
    test: option(string()),
    /** In blocks. */
    size: vec3(varInt),
    rotation: oneOf(['none', 'clockwise_90', '180', 'counterclockwise_90']),
    ignoreEntities: bool,
    status: oneOf(['cleared', 'running', 'finished']),
    errorMessage: optionalText,
  }),
})

/** What the screen of a test instance block has to show. */
export const testInstanceBlockStatus = clientbound('play', 'test_instance_block_status', {
  status: text,
  /** Of the structure, in blocks. */
  size: option(vec3(varInt)),
})

/** Changes what a test block does. Needs operator rights. */
export const setTestBlock = serverbound('play', 'set_test_block', {
  position: packedPosition,
  mode: oneOf(['start', 'log', 'fail', 'accept']),
  /** What is logged, or why the test fails. */
  message: string(),
})

/** Marks a block of a running test and shows where it lies in the test's structure. */
export const gameTestHighlightPos = clientbound('play', 'game_test_highlight_pos', {
  absolutePosition: packedPosition,
  /** From the corner of the structure. */
  relativePosition: packedPosition,
})
