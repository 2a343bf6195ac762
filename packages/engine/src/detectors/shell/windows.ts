import type { Severity } from "../../vocabulary/risk-category";
import { decodeUtf16Base64 } from "./decoders";
import type { ShellRule } from "./rules";

interface WindowsHit {
  readonly rule: ShellRule;
  readonly severity: Severity;
  readonly confidence: number;
}

type Row = readonly [ShellRule, Severity, number, RegExp];

const TEXT_LENGTH_MAX = 16_384;
/** Registry keys and values that make something start by itself or change who decides. */
const AUTOSTART =
  /currentversion\\(?:run|runonce|runonceex|policies\\explorer\\run|winlogon|image file execution options|silentprocessexit|windows\\appinit|explorer\\user shell folders|explorer\\shell folders|app ?paths|drivers32)|\\environment\b.{0,40}userinitmprlogonscript|active setup|session manager|control\\lsa|\\services\\|shell\\open\\command|\\clsid\\|terminal server|print\\monitors|print\\environments|command processor|netsh\b.{0,20}helper|office.{0,20}(?:test|addins|special\\perf)|cor_profiler|screensaver|scrnsave|contentindex|amsi\\providers|lsadbextpt|bootexecute|appcertdlls|ifeo|inprocserver32|protocol\\|network provider|wdigest|uselogoncredential/;

const ROWS: readonly Row[] = [
  [
    "download-run",
    "CRITICAL",
    0.85,
    /(?:iex|invoke-expression)\b.{0,120}(?:downloadstring|downloaddata|net\.webclient|iwr|irm|invoke-webrequest|invoke-restmethod)|(?:downloadstring|iwr|irm|invoke-webrequest|invoke-restmethod)\b.{0,300}\|\s{0,4}(?:iex|invoke-expression)/,
  ],
  [
    "download-run",
    "HIGH",
    0.7,
    /\.downloadfile\(|\.downloadstring\(|certutil\b.{0,40}-(?:urlcache|verifyctl)|bitsadmin\b.{0,40}\/(?:transfer|addfile)|start-bitstransfer|mshta\S{0,6}\s.{0,40}(?:http|javascript|vbscript|script:)|regsvr32\b.{0,80}(?:http|scrobj|\/i:)|msiexec\b.{0,60}http|desktopimgdownldr|finger(?:\.exe)?\s\S{0,20}@|\.load\(['"]http|hh(?:\.exe)?\s.{0,10}http|imewdbld|ieexec/,
  ],
  [
    "download-run",
    "MEDIUM",
    0.55,
    /\b(?:invoke-webrequest|iwr|invoke-restmethod|curl(?:\.exe)?|wget)\b.{0,300}(?:-outfile|-o\s|--output)/,
  ],
  [
    "decoded-run",
    "HIGH",
    0.75,
    /(?:powershell|pwsh)\S{0,6}\s.{0,80}-e(?:nc|ncod\w{0,12}|c)?\s{1,4}[a-z0-9+/=]{16}|frombase64string.{0,200}(?:iex|invoke|load)|(?:iex|invoke-expression|assembly\]::load)\b.{0,200}frombase64string/,
  ],
  [
    "obfuscated",
    "HIGH",
    0.6,
    /-(?:w|win|windowstyle)\s{1,4}(?:hidden|1)\b|\[char\]\s{0,2}\d{1,3}\s{0,2}\+|\[array\]::reverse|-join\s{0,2}\(|(?:%\w+:~\d{1,2},\d{1,2}%){3}|certutil\b.{0,30}-(?:decode|encode)|conhost\S{0,6}\s--headless/,
  ],
  ["inline-code", "MEDIUM", 0.5, /-(?:ep|exec|executionpolicy)\s{1,4}(?:bypass|unrestricted)|set-executionpolicy/],
  [
    "delete-root",
    "CRITICAL",
    0.85,
    /(?:remove-item|ri|rm|del|erase|rd|rmdir)\b.{0,80}(?:-recurse|\/s)\b.{0,80}(?:\b[a-z]:\\(?:\*|windows|users|program files)?(?:["'\s]|\\\*|$)|system32|\$env:(?:systemroot|windir|userprofile))|\bformat\s{1,4}[a-z]:|(?:remove-item|del)\b.{0,40}\b[a-z]:\\windows\\/,
  ],
  [
    "wipe-disk",
    "CRITICAL",
    0.85,
    /vssadmin\b.{0,30}delete|wbadmin\b.{0,20}delete|shadowcopy\b.{0,30}delete|win32_shadowcopy\b.{0,80}(?:delete|remove)|bcdedit\b.{0,60}(?:recoveryenabled|bootstatuspolicy)|diskpart|clear-disk|format-volume|cipher\b.{0,10}\/w|sdelete/,
  ],
  ["delete-recursive", "MEDIUM", 0.6, /(?:remove-item|rd|rmdir)\b.{0,200}(?:-recurse|\/s)\b|\bdel\b.{0,40}\/s\b/],
  [
    "startup-changed",
    "HIGH",
    0.7,
    new RegExp(
      `(?:reg(?:\\.exe)?["']?\\s{1,4}(?:add|import)|(?:new|set)-itemproperty|new-item|sp\\s|\\bcopy).{0,300}(?:${AUTOSTART.source})`,
    ),
  ],
  [
    "startup-changed",
    "HIGH",
    0.65,
    /start menu\\programs\\startup|\\programs\\startup\\|set-wmiinstance|__eventfilter|commandlineeventconsumer|netsh\b.{0,20}add helper|sdbinst|\$profile\b.{0,40}(?:add-content|>>)|(?:add-content|set-content|new-item).{0,40}\$profile|normal\.dotm|userinitmprlogonscript|setnotifycmdline|addmonitor|addprintprovidor|(?:reg(?:\.exe)?\s{1,4}import)/,
  ],
  [
    "authority-changed",
    "HIGH",
    0.65,
    new RegExp(
      `(?:set-itemproperty|new-itemproperty|reg(?:\\.exe)?["']?\\s{1,4}add).{0,300}(?:enablelua|consentprompt|localaccounttokenfilter|fdenytsconnections|disablerestrictedadmin|disableantispyware|disabletaskmgr|noexec|hidefileext|showsuperhidden|enablesmartscreen|noautoupdate|securityhealth|eventlog|autologger|vbawarnings|policies\\\\)`,
    ),
  ],
  [
    "scheduled-job",
    "HIGH",
    0.7,
    /schtasks\S{0,6}\s.{0,40}\/(?:create|change)|register-scheduledtask|ps_scheduledtask|new-scheduledtask|set-scheduledtask|\bat\s{1,4}\d{1,2}:\d\d/,
  ],
  [
    "service-installed",
    "HIGH",
    0.65,
    /\bsc(?:\.exe)?\s{1,4}(?:\\\\\S{1,60}\s{1,4})?(?:create|config|sdset|failure)\b|new-service\b|set-service\b.{0,60}(?:-binarypathname|-securitydescriptor)|pnputil\b.{0,20}(?:add-driver|-i)/,
  ],
  [
    "account-created",
    "HIGH",
    0.7,
    /net1?(?:\.exe)?["']?\s{1,4}(?:user|localgroup|group)\b.{0,120}\/(?:add|active:yes)|new-localuser|add-localgroupmember|new-aduser|add-adgroupmember|set-localuser|enable-localuser|net1?(?:\.exe)?\s{1,4}user\s{1,4}\S{1,40}\s{1,4}\S{1,40}\s{0,4}(?:$|\n|\/)|new-azureaduser|new-mguser/,
  ],
  [
    "credential-store",
    "HIGH",
    0.8,
    /mimikatz|sekurlsa|\blsa(?:ss|dump)\b|comsvcs|minidump|procdump|ntds(?:\.dit|util)|reg(?:\.exe)?\s{1,4}(?:save|export)\s.{0,20}(?:sam|system|security|lsa)\b|vaultcmd|cmdkey\b.{0,10}\/list|kerberoast|rubeus|secretsdump|pypykatz|lazagne|dpapi|cpassword|get-adrepl|consolehost_history|invoke-powerdump|system32\\config\\(?:sam|security|system)|config\/sam|shadowcopy\b.{0,20}create|harddiskvolumeshadowcopy|diskshadow|nppspy|webbrowserpassview|browser.{0,20}passw|export-pfxcertificate|keymgr\.dll|winpwn|get-credmancreds|credentialmanager|dumpert|nanodump|gsecdump|(?:list|config)\b.{0,20}apppool/,
  ],
  [
    "credential-file",
    "HIGH",
    0.65,
    /login data|key[34]\.db|logins\.json|cookies\.sqlite|microsoft\\credentials|microsoft\\protect\\|\.ssh\\id_|\.aws\\credentials|unattend\.xml|sitemanager\.xml|simontatham|findstr\b.{0,60}(?:passw|cpassw|\.key|pwd)|select-string\b.{0,60}passw|reg(?:\.exe)?\s{1,4}query.{0,120}(?:passw|putty|winlogon|vnc|realvnc)|\/f\s{1,4}password|user data\\default/,
  ],
  [
    "input-capture",
    "HIGH",
    0.65,
    /keystroke|keylog|copyfromscreen|get-clipboard|\bclip(?:board)?\]::gettext|psr(?:\.exe)?\s.{0,10}\/start|pktmon|netsh\b.{0,10}trace\s{1,4}start|promptforcredential|get-credential|tshark|dumpcap|windump|setwindowshookex|audiorecord|soundrecorder|windowsaudiodevice|mavinject/,
  ],
  [
    "defence-off",
    "HIGH",
    0.75,
    /set-mppreference\b|add-mppreference\b|remove-mppreference|mpcmdrun\b.{0,40}(?:remove|disable)|(?:sc|net)(?:\.exe)?\s{1,4}(?:stop|config|delete)\s{1,4}\S{0,4}(?:windefend|sense|wuauserv|mpssvc|eventlog|sysmon|wscsvc|sepmaster)|netsh\b.{0,20}(?:advfirewall|firewall)\b.{0,60}(?:off|disable|allow|opmode)|set-netfirewallprofile|new-netfirewallrule|auditpol\b.{0,20}\/(?:clear|set|remove)|fltmc\b.{0,10}unload|amsiutils|amsiinitfailed|amsi\.dll|\betw\w{0,20}\b.{0,30}(?:disable|patch)|disableantivirus|uninstall-windowsfeature|dism\b.{0,60}\/(?:disable|remove)|stop-service\b.{0,60}(?:defend|sense|eventlog|sysmon)|sysmon\S{0,6}\s.{0,4}-u|unlo[a]d.{0,20}driver|disable-windowsoptionalfeature|reg(?:\.exe)?\s{1,4}(?:delete|add)\b.{0,200}(?:defender|amsi|eventlog|winevt)/,
  ],
  [
    "log-cleared",
    "HIGH",
    0.8,
    /wevtutil\S{0,6}\s{1,4}(?:cl|clear-log|sl|set-log)\b|clear-eventlog|remove-eventlog|limit-eventlog|fsutil\b.{0,10}usn\b.{0,20}deletejournal|clear-history|set-psreadlineoption\b.{0,40}savenothing|get-psreadlineoption\)?\.historysavepath|\.evtx\b|\\prefetch\\|clear-recyclebin|recentdocs|\\recent\\/,
  ],
  [
    "file-hidden",
    "HIGH",
    0.55,
    /attrib(?:\.exe)?\s.{0,10}\+[hsr]|-stream\s|zone\.identifier|unblock-file|\.log:\S{1,40}\.exe|>\s{0,4}\S{1,120}\.\w{2,4}:\w{1,30}\.\w{2,4}|\$\s{1,4}\S{1,40}\s{1,4}\/add/,
  ],
  [
    "timestomp",
    "HIGH",
    0.6,
    /\.(?:creationtime|lastwritetime|lastaccesstime)(?:utc)?\s{0,4}=|w32tm\b.{0,20}\/config|set-date\b/,
  ],
  [
    "permission-open",
    "HIGH",
    0.6,
    /takeown\b|icacls\b.{0,120}\/(?:grant|setowner|reset|inheritance)|cacls\b|set-acl\b/,
  ],
  [
    "process-injection",
    "HIGH",
    0.7,
    /createremotethread|writeprocessmemory|virtualalloc|queueuserapc|ntqueueapc|inject|start-hollow|reflective|createthreadnative|listplanting|uuidfromstring|ppid|parentprocess/,
  ],
  [
    "attack-tool",
    "HIGH",
    0.65,
    /\brundll32(?:\.exe)?\b.{0,120}(?:javascript|,\s{0,2}\w{3,40}|\.dll)|regsvr32\b|installutil|regasm|regsvcs|odbcconf|cmstp|msbuild(?:\.exe)?\s.{0,120}\.(?:cs|xml|vb)proj|wmic\b.{0,120}(?:process\s{1,4}call\s{1,4}create|\/format:|\/node:)|forfiles\b.{0,60}\/c|pcalua|xwizard|infdefaultinstall|presentationhost|syncappvpublishing|psexec|bloodhound|sharphound|powersploit|powerview|invoke-(?:mimikatz|psinject|bypassuac|wmimethod|kerberoast|atomictest|powershelltcp|dllinjection|shellcode|sharp\w{2,30}|obfuscation)|cobaltstrike|nishang|empire|metasploit|powersharppack|uacme|akagi|esentutl\b.{0,40}\/(?:y|vss)|(?:cscript|wscript)(?:\.exe)?["']?\s.{0,120}\.(?:vbs|js|wsf)|mavinject|seatbelt|ghosttask|nanodump|stordiag|extrac32|getcmdlets|gpscript|powercat|diantz|scriptrunner|atbroker|mofcomp|control(?:\.exe)?\s.{0,60}\.cpl/,
  ],
  [
    "exfiltrate-file",
    "HIGH",
    0.6,
    /-method\s{1,4}(?:post|put)\b|uploadfile\(|uploadstring\(|uploaddata\(|send-mailmessage\b|rclone\b|dnsexfil|ftp(?:\.exe)?\s{1,4}-s:|\bcurl(?:\.exe)?\b.{0,80}\s-(?:f|t|d)\s|api\.telegram|pastebin\.com\/api|networkinformation\.ping|\.sendasync\(|webhooks?\//,
  ],
  [
    "lateral-movement",
    "HIGH",
    0.6,
    /invoke-command\b.{0,80}-(?:computername|cn|session)|enter-pssession|new-pssession|winrs\b|net(?:\.exe)?\s{1,4}use\s.{0,40}\\\\|\\\\\S{1,60}\\(?:admin|c|ipc)\$|invoke-wmimethod\b.{0,80}-computername|psremoting|mstsc|sharprdp/,
  ],
  [
    "reverse-shell",
    "CRITICAL",
    0.85,
    /net\.sockets\.tcpclient.{0,600}(?:iex|invoke|cmd|getstream)|nc(?:at|64)?(?:\.exe)?\s.{0,80}-e\s{1,4}(?:cmd|powershell)/,
  ],
  [
    "masquerade",
    "HIGH",
    0.55,
    /\bcopy(?:-item)?\b.{0,80}(?:system32|syswow64)\\\S{1,40}\.(?:exe|dll).{0,160}\.(?:exe|dll|com|scr|txt)|(?:lsm|svchost|csrss|lsass|smss|explorer)\.exe\b.{0,60}(?:%temp%|\$env:temp|appdata|\\public\\)|mklink\b/,
  ],
  ["stop-system", "HIGH", 0.6, /shutdown(?:\.exe)?\s.{0,10}\/[rsl]|stop-computer|restart-computer|logoff\b/],
  [
    "stop-service",
    "MEDIUM",
    0.55,
    /taskkill|stop-process|stop-service|net(?:\.exe)?\s{1,4}stop|\bsc(?:\.exe)?\s{1,4}stop/,
  ],
  [
    "encrypt-files",
    "HIGH",
    0.6,
    /gpg(?:\.exe)?\s.{0,80}(?:-c|--symmetric)\b|aescryptoserviceprovider|createencryptor|enable-bitlocker|manage-bde\b.{0,20}-on/,
  ],
  [
    "archive-data",
    "MEDIUM",
    0.5,
    /compress-archive|\brar(?:\.exe)?["']?\s{1,4}a\b|7z(?:\.exe)?["']?\s{1,4}a\b|makecab/,
  ],
  ["resource-abuse", "HIGH", 0.6, /xmrig|coinhive|minerd/],
  ["kernel-module", "HIGH", 0.65, /testsigning|\.sys\b.{0,60}(?:create|type=\s{0,2}kernel)|loaddriver/],
  [
    "certificate-trust",
    "HIGH",
    0.6,
    /import-certificate\b.{0,80}root|certutil\b.{0,40}-addstore|certmgr|servercertificatevalidationcallback|set-authenticodesignature/,
  ],
  [
    "discovery",
    "LOW",
    0.5,
    /whoami|systeminfo|ipconfig|net(?:\.exe)?\s{1,4}(?:user|view|group)|tasklist|nltest|dsquery|get-ad\w{2,20}|quser|get-process|get-service/,
  ],
];

/**
 * A small judge of PowerShell and `cmd` commands by their words, without a parser: carets and backticks between letters
 * are removed, and `-EncodedCommand` is decoded once. Reads the first 16,384 characters.
 */
export function judgeWindows(text: string, depth = 0): readonly WindowsHit[] {
  const plain = text
    .slice(0, TEXT_LENGTH_MAX)
    .replace(/[`^](?=[A-Za-z])/g, "")
    .toLowerCase();
  const hits: WindowsHit[] = [];
  for (const [rule, severity, confidence, pattern] of ROWS) {
    if (pattern.test(plain)) hits.push({ rule, severity, confidence });
  }
  if (depth === 0) {
    const encoded = /-e(?:nc|ncod\w{0,12}|c)?\s{1,4}([A-Za-z0-9+/=]{16,8000})/i.exec(text)?.[1];
    const inner = encoded === undefined ? null : decodeUtf16Base64(encoded);
    if (inner !== null) hits.push(...judgeWindows(inner, 1));
  }
  return hits;
}

/** Whether a text is written for PowerShell or `cmd`, by what nothing else uses. */
export function looksLikeWindows(text: string): boolean {
  return /\b(?:powershell|pwsh|cmd)(?:\.exe)?\s{1,4}[-/]|\b(?:Get|Set|New|Remove|Invoke|Start|Stop|Add|Import|Export|Copy|Clear|Disable|Enable|Write|Out|Test|Register)-[A-Z][a-zA-Z]{2,30}\b|%[A-Za-z]{3,30}%|\$env:[A-Za-z]|\breg(?:\.exe)?\s{1,4}(?:add|delete|query|save|export)\s|\b[A-Z]:\\[A-Za-z]|\b(?:vssadmin|wevtutil|schtasks|bcdedit|netsh|wmic|icacls|rundll32|certutil|bitsadmin)(?:\.exe)?\s/i.test(
    text.slice(0, 4_096),
  );
}
