import { SculkError } from '../util/errors.ts'

/** What is wrong with a part of the world. */
export type WorldErrorCode =
  /** The height or the floor of a dimension is none that a world can have. */
  | 'invalid_dimension'
  /** The bytes of a column, or of some of its sections, cannot be read. */
  | 'invalid_column'
  /** There are more columns than a world may hold. */
  | 'too_many_columns'

/** A world that cannot be, or a part of it that cannot be read; `details` say where. */
export class WorldError extends SculkError {
  declare readonly code: WorldErrorCode

  constructor(code: WorldErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(code, message, details, { cause })
  }
}
