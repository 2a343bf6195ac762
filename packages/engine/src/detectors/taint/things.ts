/** Words that are a thing as often as a doing: `the email from Bob`, `email Bob`. */
export const THINGS: ReadonlySet<string> = new Set(
  "email emails mail mails message messages text texts post posts report reports draft review reviews order orders book books schedule record records list lists file files log logs note notes request requests call calls access check transfer transfers purchase purchases play change changes set move open close share shares answer contact contacts tweet tweets return place plan issue issues update updates release book top control say forward".split(
    " ",
  ),
);
