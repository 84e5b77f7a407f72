// What a sentence may call a person by: the given name where the name is plainly written `Dana Okafor`. `Wang Xiaoming`,
// `Okafor, Dana`, `王 小明` and `Dr. Okafor` do not begin with it, and a person is never called by a guess.

/** The first word; undefined where nothing says that it is the given name. */
export function plainGivenName(name: string): string | undefined {
  const all = name
    .normalize("NFC")
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^\(|\)$/g, ""));
  const words = all.filter((word) => LATIN.test(word));
  const [first = "", ...others] = words;
  if (others.length === 0 || !WORD.test(first) || TITLE.test(first) || isFamilyName(first))
    return undefined;
  // `Okafor, Dana` turns the order; `Dana Okafor, Jr.` does not.
  if (words.some((word, at) => word.endsWith(",") && !SUFFIX.test(words[at + 1] ?? "")))
    return undefined;
  // Beside `王小明` the order may be that of its script, unless a known family name stands at the end.
  const isWhole = words.length === all.length || isFamilyName(words.at(-1) ?? "");
  return isWhole ? first : undefined;
}

/** Two letters at least, and no full stop: initials and titles name nobody. */
const WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}][\p{L}\p{M}'’-]+$/u;
const LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const TITLE = /^(?:dr|mr|mrs|ms|mx|miss|prof|rev|sir)$/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|md|phd|esq|cpa)\b/i;

function isFamilyName(word: string): boolean {
  return FAMILY_FIRST.has(word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
}

/**
 * The commonest family names of those who write them first, Chinese, Korean and Vietnamese, in Latin letters. Some are
 * given names elsewhere: Kim Smith is called by her whole name then, which is never wrong.
 */
const FAMILY_FIRST: ReadonlySet<string> = new Set(
  `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng
   han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu lyu ding ren yao shen zhong cui tan
   wong chan cheung lau yeung leung ng cheng kwok kwan tsang chow chiu hsu hsieh tsai chang kuo lo ho lam lai fung yip
   kim lee park choi jung jeong kang cho yoon yun jang lim shin seo kwon hwang ahn oh hong yoo moon bae baek nam noh
   nguyen tran le pham hoang huynh phan vu vo dang bui do duong ly dinh truong`
    .trim()
    .split(/\s+/),
);
