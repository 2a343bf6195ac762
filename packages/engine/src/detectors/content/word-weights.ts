import type { CategoryId } from "./categories";

/**
 * Words by category and weight, lower case; a category is reported from a sum of 1, each word counted once. CONTENT WARNING: a list of this kind cannot work
 * without spelling out what it looks for. English, with a few words of other languages. Words with an everyday or
 * technical sense ("kill", "shoot", "slave", "drug", "bomb") are left out: phrases look for those.
 */
export const WORDS: readonly (readonly [category: CategoryId, weight: number, words: string])[] = [
  [
    "hate",
    1,
    "beaner beaners chink chinks darkie darkies dyke dykes fag faggot faggots fags gook gooks gtkrwn kike kikes muzzie muzzies nigger niggers paki pakis raghead ragheads sandnigger shitskin shitskins spic spics subhumans towelhead towelheads trannies tranny untermensch wetback wetbacks wigger zipperhead",
  ],
  ["hate", 0.6, "1488 coon coons groid goyim mudshark negroid nigga niggah niggas niggaz nigs subhuman queers"],
  ["hate", 0.4, "honkies honky jihadis libtard mongoloid nazi nazis redneck rednecks supremacist savages"],
  [
    "harassment",
    1,
    "arsehole asshole assholes bitch bitches cocksucker cunt cunts douchebag dumbass dumbfuck fuckface hoes kys motherfucker motherfuckers skank skanks slut sluts thot thots twat wanker whore whores",
  ],
  ["harassment", 0.7, "bastard bastards dickhead dipshit hoe jackass prick retard retards shithead stfu"],
  [
    "harassment",
    0.5,
    "ass bullshit dumb faggy fuck fucked fucker fuckers fuckin fucking imbecile loser moron morons pathetic pussies retarded scum scumbag stupid ugly idiot idiots trash vermin worthless shit shitty hillbilly trailer",
  ],
  [
    "sexual",
    1,
    "bukkake creampie cumshot cumshots cunnilingus deepthroat dildo fellatio gangbang handjob hentai masturbating milf milfs orgasms pornhub pornstar titties tits xnxx xvideos",
  ],
  [
    "sexual",
    0.6,
    "anal bdsm blowjob blowjobs boner boobs busty clit clitoris cock cocks cum cumming cums erection erotic fetish genitals horny hooker hookers incest masturbate masturbated masturbation nipples nudes orgasm penis porn porno pornographic pornography prostitute prostitutes pussy slutty threesome vagina vibrator escorts",
  ],
  [
    "sexual",
    0.35,
    "breasts dick escort fuck fucked fucking kinky lust moaned moaning naked nude nudity panties seduce sensual sex sexo sexe sexual sexually sexy shemale stripper thrust thrusting tube webcam",
  ],
  ["self_harm", 1, "selfharm thinspo proana suicidal"],
  ["self_harm", 0.6, "anorexia anorexic bulimia bulimic"],
  ["violence", 1, "beheading beheadings disembowel disemboweled dismember dismembered dismemberment"],
  [
    "violence",
    0.5,
    "beheaded bloodbath gore corpse corpses decapitate decapitated executed gassed genocide maimed massacre massacred mutilate mutilated mutilation slaughter slaughtered stabbed strangled strangle tortured",
  ],
];
