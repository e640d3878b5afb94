/** The source inside the file itself: it has its own switch and no place in the order. */
export const EMBEDDED_METADATA = 'embedded-metadata';
