/**
 * Hosts by what they are good for, from the services' own pages and public lists of out-of-band testing domains. A name
 * stands for itself and every host below it.
 */

/** They show whoever made the address everything that is sent to it. */
const CAPTURE = [
  "webhook.site",
  "requestbin.com",
  "requestbin.net",
  "requestbin.io",
  "requestbin.cn",
  "requestb.in",
  "pipedream.net",
  "beeceptor.com",
  "hookbin.com",
  "requestcatcher.com",
  "webhook.cool",
  "webhookinbox.com",
  "webhookrelay.com",
  "hookdeck.com",
  "smee.io",
  "ptsv2.com",
  "ptsv3.com",
  "putsreq.com",
  "postb.in",
  "requestinspector.com",
  "request.bin",
  "mockbin.org",
  "mockbin.io",
  "typedwebhook.tools",
  "webhook-test.com",
  "rbaskets.in",
  "requestly.dev",
  "interact.sh",
  "interactsh.com",
  "oast.pro",
  "oast.live",
  "oast.site",
  "oast.online",
  "oast.fun",
  "oast.me",
  "oastify.com",
  "burpcollaborator.net",
  "canarytokens.com",
  "canarytokens.org",
  "dnslog.cn",
  "dnslog.link",
  "ceye.io",
  "bxss.me",
  "xss.ht",
  "bxss.in",
  "ezxss.com",
  "xsshunter.com",
  "log4shell.tools",
  "dnsbin.zhack.ca",
  "requestrepo.com",
  "eyes.sh",
  "callback.red",
  "tukang.id",
  "r87.me",
  "pingb.in",
  "dnshook.site",
  "grabify.link",
  "iplogger.org",
  "iplogger.com",
  "2no.co",
  "yip.su",
  "ipgrabber.ru",
  "blasze.com",
];

/** Anyone may leave a text or file there without saying who they are. */
const DROP = [
  "pastebin.com",
  "paste.ee",
  "pastes.io",
  "hastebin.com",
  "dpaste.org",
  "dpaste.com",
  "ghostbin.com",
  "ghostbin.co",
  "rentry.co",
  "rentry.org",
  "ix.io",
  "sprunge.us",
  "termbin.com",
  "paste.rs",
  "paste.debian.net",
  "controlc.com",
  "justpaste.it",
  "privatebin.net",
  "0bin.net",
  "bpa.st",
  "clbin.com",
  "p.ip.fi",
  "nekobin.com",
  "transfer.sh",
  "file.io",
  "0x0.st",
  "temp.sh",
  "bashupload.com",
  "catbox.moe",
  "uguu.se",
  "gofile.io",
  "anonfiles.com",
  "anonfile.com",
  "bayfiles.com",
  "filebin.net",
  "filebin.ca",
  "tmpfiles.org",
  "tmp.ninja",
  "pixeldrain.com",
  "sendspace.com",
  "wetransfer.com",
  "we.tl",
  "mega.nz",
  "mega.io",
  "ufile.io",
  "zippyshare.com",
  "send.vis.ee",
  "oshi.at",
  "keep.sh",
  "x0.at",
  "envs.sh",
  "ttm.sh",
  "litter.catbox.moe",
  "qu.ax",
  "storjshare.io",
  "dropmefiles.com",
  "file.coffee",
  "put.re",
  "null.pub",
];

/** They lead from the open network to a machine that nobody else can see. */
const TUNNEL = [
  "ngrok.io",
  "ngrok.app",
  "ngrok.dev",
  "ngrok-free.app",
  "ngrok-free.dev",
  "ngrok.com.cn",
  "trycloudflare.com",
  "serveo.net",
  "serveousercontent.com",
  "localhost.run",
  "lhr.life",
  "lhr.rocks",
  "localtunnel.me",
  "loca.lt",
  "localto.net",
  "pagekite.me",
  "telebit.io",
  "telebit.cloud",
  "bore.pub",
  "packetriot.net",
  "tunnelmole.net",
  "tunnelto.dev",
  "pinggy.io",
  "pinggy.link",
  "pinggy.online",
  "zrok.io",
  "devtunnels.ms",
  "localxpose.io",
  "loclx.io",
  "playit.gg",
  "portmap.io",
  "portmap.host",
  "openport.io",
  "holesail.io",
  "duckdns.org",
  "no-ip.org",
  "ddns.net",
  "hopto.org",
  "zapto.org",
  "nip.io",
  "sslip.io",
  "xip.io",
  "localtest.me",
  "lvh.me",
  "onion",
  "onion.ly",
  "onion.ws",
  "onion.pet",
  "tor2web.org",
];

/** Names by which a machine in a cloud finds its metadata. */
const METADATA = [
  "metadata.google.internal",
  "metadata.goog",
  "instance-data",
  "instance-data.ec2.internal",
  "metadata.azure.internal",
  "metadata.azure.com",
  "metadata.packet.net",
  "metadata.platformequinix.com",
  "metadata.tencentyun.com",
  "metadata.nova.internal",
  "rancher-metadata",
  "169.254.169.254.nip.io",
  "169.254.169.254.sslip.io",
];

type HostKind = "capture" | "drop" | "tunnel" | "metadata";

let kinds: Map<string, HostKind> | null = null;

function table(): Map<string, HostKind> {
  if (kinds === null) {
    kinds = new Map();
    for (const host of DROP) kinds.set(host, "drop");
    for (const host of TUNNEL) kinds.set(host, "tunnel");
    for (const host of CAPTURE) kinds.set(host, "capture");
    for (const host of METADATA) kinds.set(host, "metadata");
  }
  return kinds;
}

/** What a host is known for, by its own name or one above it; `null` for any other. */
export function knownKindOf(host: string): HostKind | null {
  const names = table();
  for (let name = host, depth = 0; depth < 12; depth++) {
    const kind = names.get(name);
    if (kind !== undefined) return kind;
    const dot = name.indexOf(".");
    if (dot < 0) return null;
    name = name.slice(dot + 1);
  }
  return null;
}

/** Addresses that post into a chat: host, and how the path begins. */
const CHAT_WEBHOOKS: readonly (readonly [host: string, path: RegExp])[] = [
  ["discord.com", /^\/api\/(?:v\d+\/)?webhooks\//i],
  ["discordapp.com", /^\/api\/(?:v\d+\/)?webhooks\//i],
  ["api.telegram.org", /^\/(?:file\/)?bot/i],
];

/** Whether a URL posts into a chat room of whoever made it. */
export function isChatWebhook(host: string, rest: string): boolean {
  return CHAT_WEBHOOKS.some(([name, path]) => (host === name || host.endsWith(`.${name}`)) && path.test(rest));
}
