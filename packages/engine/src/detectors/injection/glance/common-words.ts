/** The words of the lexicons that ordinary texts hold most often, the most frequent first. */
const COMMON_WORDS: readonly string[] =
  "the to a and in of is for i it on from that with as by you this be are was at not all have or if can your my we an what do no so will but has just s t m d re ve ll he she they who how when where which why please would could should me any some there out about up new now use get here am been were these those them him her us our keep asked said told given changed tell let user name type find number last first like one two list file files email address status join group total history state print current end help script code null need want example make change data return create created write limit source give only also then see back after over before between same other without check line read great good work world very well next full main take must having did does done being per more most than into its id off way two three show output access system information request update message account people set time order project text test app content go server password process using under made going place life long case company service used support product review today start point part found call still public every until since another while home best right high question questions answer problem version method value values function class table image key keys title video book news school water power small large low left open close run second third including required available following based page section post writing event events team member members business market price cost sale amount payment invoice customer customers client products delivery shipping ticket city country states house street phone mail online web site download click view free search results says got sent received added updated came went known looking needs needed wanted able sure thanks thank hello hi dear sorry regards note date month months week weeks year years day days hour hours minute minutes monday manager office department".split(
    " ",
  );

const RANKS: ReadonlyMap<string, number> = new Map(COMMON_WORDS.map((word, index) => [word, index]));

/** How rare a word is: its place among the common words, or one place for all that are none. */
export function rarityOf(word: string): number {
  return RANKS.get(word) ?? COMMON_WORDS.length;
}
