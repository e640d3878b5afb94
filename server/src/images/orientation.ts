/** EXIF's numbers: 1 is upright, 6 must be turned 90° clockwise to be upright, … */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A number that EXIF knows, else upright. */
export function orientationOf(value: unknown): Orientation {
  switch (value) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return value;
    default:
      return 1;
  }
}
