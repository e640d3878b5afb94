/** What the rules know of one language. Lists are matched by word, in any case and Unicode form. */
export interface Words {
  /** "Photo": says that there is a picture, which a screen reader has said already. */
  photo: readonly string[];
  /** "Illustration": may be worth saying, but not with "of" at the beginning, nor alone. */
  graphic: readonly string[];
  /** "Logo": with nothing beside it, it says nothing. */
  generic: readonly string[];
  /** "Product" image: such a word makes a generic one no better. */
  qualifiers: readonly string[];
  /** "The": may stand before a generic word. Elided ones end in an apostrophe. */
  determiners: readonly string[];
  /** "A": a text that begins with one and a photo says no more by it. */
  indefinite: readonly string[];
  /** "Showing": after "photo" and the like. Elided ones end in an apostrophe. */
  connectors: readonly string[];
  /** "In this image": as a beginning. */
  openings: readonly string[];
  /** "Photo album": here the word names a thing that is in the picture. */
  terms: readonly string[];
  /** What stands for a text that somebody meant to write, as the whole text. */
  placeholders: readonly string[];
  /** "Alt text": what such a text asks for, … */
  asked: readonly string[];
  /** … and the words that ask for it: "please add … here". */
  asking: readonly string[];
  /** "Search": what a click on the image does, in one word, is all that its text has to say. */
  actions: readonly string[];
  /** No sentence ends in one of these. */
  dangling: readonly string[];
  /** "Copy of": before the name of a file. */
  copies: readonly string[];
  /**
   * How a model declines or apologises, in normalised form. Nobody describes a picture by an
   * apology and a "not" behind it.
   */
  refusals: readonly RegExp[];
  /** How a model begins to speak of its answer, in normalised form. */
  leaks: readonly RegExp[];
}
