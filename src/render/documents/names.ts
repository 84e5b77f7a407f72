// A person's name as documents need it: the Latin part and what is written in another script, the given
// name for sentences, and the surname for heads and feet; both are the whole name where it is not plain which is which.

import { plainGivenName } from "../../kernel/given-name.ts";

export interface PersonName {
  /** "Xiaoming Wang (王小明)": the Latin name first. */
  readonly full: string;
  readonly latin: string;
  /** "(王小明)", when the name is also written so; without the brackets where no font here has the letters. */
  readonly other: string | undefined;
  readonly first: string;
  readonly surname: string;
}

/** Of people who stand beside each other: two who share a given name are called by their whole names. */
export function namesBeside(texts: readonly string[]): readonly PersonName[] {
  const names = texts.map(nameOf);
  return names.map((name, at) =>
    names.some(({ first }, other) => other !== at && first === name.first)
      ? { ...name, first: name.latin }
      : name,
  );
}

export function nameOf(text: string): PersonName {
  const name = text.normalize("NFC").trim().replace(/\s+/g, " ");
  const latin = latinName(name);
  const other = name
    .split(" ")
    .map((word) => word.replace(/^\(|\)$/g, ""))
    .filter((word) => !isLatin(word) && /\p{L}/u.test(word))
    .join(" ");
  const given = plainGivenName(name);
  const isOther = other !== "" && other !== latin;
  return {
    full: isOther && isPrintable(other) ? `${latin} (${other})` : latin,
    latin,
    other: isOther ? (isPrintable(other) ? `(${other})` : other) : undefined,
    first: given ?? latin,
    surname: given === undefined ? latin : surnameOf(latin.split(" ")),
  };
}

/** The words in Latin, Greek or Cyrillic letters; the whole name when it has none of them. */
export function latinName(name: string): string {
  const words = name
    .split(" ")
    .map((word) => word.replace(/^\(|\)$/g, ""))
    .filter((word) => isLatin(word));
  return words.length === 0 ? name : words.join(" ");
}

function isLatin(word: string): boolean {
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(word);
}

/** Chinese characters and kana; letters of other scripts are left out when they are drawn. */
function isPrintable(text: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s·・]+$/u.test(text);
}

const SUFFIX = /^(jr|sr|ii|iii|iv|v)\.?,?$/i;
/** Words that belong to the surname which follows them, as in "van der Berg". */
const PARTICLE =
  /^(af|al|av|bin|da|das|de|del|della|den|der|di|do|dos|du|el|la|las|le|los|san|te|ten|ter|van|von|zu|zum|zur)$/i;
/** "Cruz y Montenegro": the word before belongs to it as well. */
const JOINER = /^(y|e|i)$/i;

function surnameOf(words: readonly string[]): string {
  let end = words.length;
  while (end > 1 && SUFFIX.test(words[end - 1] ?? "")) end -= 1;
  let start = end - 1;
  for (;;) {
    const before = words[start - 1] ?? "";
    if (start > 1 && PARTICLE.test(before)) start -= 1;
    else if (start > 2 && JOINER.test(before)) start -= 2;
    else break;
  }
  return words.slice(Math.max(0, start), end).join(" ").replace(/,$/, "");
}
