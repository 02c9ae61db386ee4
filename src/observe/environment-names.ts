const WORDS =
  /^(?:prod(?:uction)?|prd|live|stag(?:e|ing)|stg|uat|qa|pre-?prod|preview|dev(?:elopment)?|test(?:ing)?|sandbox|demo|canary)(?:[-_.]?(?:eu|us|ap|asia|north|south|east|west|[a-z]{2}-[a-z]+-\d|\d{1,2}))?$/i;

/** The text where it is a word that people call environments by, such as `production` or `staging-eu`; undefined otherwise. */
export function environmentWord(text: string): string | undefined {
  const word = text.trim();
  return WORDS.test(word) ? word : undefined;
}

const ALIASES: { readonly [name: string]: string } = {
  prod: 'production',
  prd: 'production',
  live: 'production',
  stage: 'staging',
  stg: 'staging',
  dev: 'development',
  develop: 'development',
};

/** One key for all spellings of an environment's name: `Prod` and `production` are the same. */
export const environmentKey = (name: string): string => ALIASES[name.toLowerCase()] ?? name.toLowerCase();

/** Whether the name means production, alone or as a part: `production`, `prod-eu`. */
export const meansProduction = (name: string): boolean =>
  /(^|[-_./ ])(?:prod|prd|production|live)([-_./ ]|$)/i.test(name);

/** Whether an environment is protected where nobody says so or otherwise: all but those in which people try things out. */
export const protectedByName = (name: string): boolean =>
  !/^(?:preview|sandbox|qa|dev(?:elop(?:ment)?)?|tests?|testing|ci|e2e|local(?:host)?)$/i.test(name);
